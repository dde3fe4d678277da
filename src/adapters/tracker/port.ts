import type { PagingPort, Told } from '../paging/port';

/** Something said about an issue, once. */
export interface IssueComment extends Pick<Told, 'alert' | 'ref'> {
  /** The same for every attempt: whoever repeats it does not say it twice. */
  readonly id: string;
  readonly text: string;
}

/**
 * Keeps what an escalation asks as an issue. `send` creates it, once for each alert, and comments on the one that is there
 * when asked again; `tell` comments and moves it on. All are safe to repeat, `send` after the time that its error asks for.
 */
export interface TrackerPort extends PagingPort {
  /** Throws OutsideError as `send` does. */
  comment(channel: string, comment: IssueComment): Promise<void>;
}
