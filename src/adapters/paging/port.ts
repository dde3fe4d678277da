import type { JsonObject } from '../../domain/json';

export interface Notification {
  /** The same for every attempt to deliver it: whoever gets it twice can tell. No full stop in it. */
  readonly id: string;
  readonly body: JsonObject;
}

/** Brings messages to people and systems outside, by named channels. */
export interface PagingPort {
  /**
   * Resolves when the channel has taken it. Throws OutsideError: `refused` when it will not take any more (410, or no
   * such channel here), `unavailable` when it has not taken it, `unknown` when it may have.
   */
  send(channel: string, notification: Notification): Promise<void>;
}
