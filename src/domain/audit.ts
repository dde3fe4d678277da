import type { Instant, JsonObject } from './json';

/** Who gave a command, as their token says. Never a customer. */
export interface AuditedActor {
  readonly role: string;
  /** The name of the token. */
  readonly name: string;
  /** An agent's TaskRouter worker; null for the others. */
  readonly agentSid: string | null;
}

/**
 * One call of a command, refused ones, too. What was written in a note is not in it: the case has that.
 */
export interface AuditEntry {
  /** Ours, a uuid: the same for everything that is told of one call. */
  readonly entryId: string;
  readonly askedAt: Instant;
  readonly interactionId: string;
  /** As the path of the API names it: `resolve`, `notes`, `transfer`, `consult/end`, ... */
  readonly command: string;
  /** The id of the command, which the caller chose: a repeat is a second entry with the same key. */
  readonly idempotencyKey: string | null;
  readonly actor: AuditedActor;
  readonly reason: string | null;
  /** Whether a note came with it. */
  readonly noteGiven: boolean;
  /** What else was asked, of the names that are known to hold nothing personal: `to`, `mode`, `override`, ... */
  readonly details: JsonObject;
  /**
   * `ok`, or the code of the problem it was refused with. Null: the answer is not known, because the process that
   * asked ended first; then the timeline of the interaction says whether it was carried out.
   */
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
}
