import type { AlertNews } from '../../domain/escalation/alerts';
import type { JsonObject } from '../../domain/json';

export interface Notification {
  /** The same for every attempt to deliver it: whoever gets it twice can tell. No full stop in it. */
  readonly id: string;
  /** What a channel that keeps alerts is to keep it under; null: it keeps none. */
  readonly alert: string | null;
  /** Where the channel keeps what it was sent before under that name, as `send` answered then; null: unknown, or nothing. */
  readonly ref?: JsonObject | null;
  /** Whom in particular, where the channel alone does not say: a member ID of Slack's. */
  readonly address: string | null;
  readonly body: JsonObject;
}

export interface Told {
  readonly alert: string;
  readonly news: AlertNews;
  /** As `send` answered. */
  readonly ref: JsonObject | null;
  /** The body of the notification that it is news of, if it is still known. */
  readonly asked: JsonObject | null;
  /** Whose it is now. */
  readonly owner: string | null;
  /** Whether those who read it have it, and may resolve it there or hand it back; no, unless said. */
  readonly canAnswer?: boolean;
  /** The same news of an alert is new again once this has grown; 0 unless said. */
  readonly episode?: number;
}

/** Brings messages to people and systems outside, by named channels. */
export interface PagingPort {
  /**
   * Resolves when the channel has taken it, with where it keeps it, if it says. Throws OutsideError: `refused` when it will not take it any more (410, or no
   * such channel here), `unavailable` when it has not taken it, `unknown` when it may have.
   */
  send(channel: string, notification: Notification): Promise<{ readonly ref: JsonObject | null }>;
  /**
   * Tells a channel what became of an alert that it keeps; nothing to the others. Safe to repeat. Throws as `send` does.
   */
  tell(channel: string, about: Told): Promise<void>;
}
