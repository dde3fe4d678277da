import type { AuditEntry } from '../domain/audit';
import type { Finding, OpenFinding, Repair } from '../domain/auditing';
import type { EventFate } from '../domain/delivery';
import type { MessageLimit } from '../domain/escalation/message-turns';
import type { AgentSid, InteractionId } from '../domain/ids';
import type { Instant, JsonObject } from '../domain/json';

/**
 * The database is away, too slow or not ready. Nothing may be assumed to have been written; asking again does no harm.
 * The message holds neither an address nor a value.
 */
export class RecordsUnavailableError extends Error {
  override readonly name = 'RecordsUnavailableError';

  constructor(options?: ErrorOptions) {
    super('The records database did not answer.', options);
  }
}

/** The page token was not made by `AuditLog.page`. */
export class InvalidPageTokenError extends Error {
  override readonly name = 'InvalidPageTokenError';

  constructor() {
    super('This page token is not one of ours.');
  }
}

export type { EventFate };

/** One event of Twilio's, without anything of the customer: no attributes, names, addresses, texts or reasons. */
export interface InboxEvent {
  readonly accountSid: string;
  /** The same for every delivery: the event's own SID, else a hash (see api/webhooks/event-key). */
  readonly key: string;
  readonly workspaceSid: string | null;
  readonly source: 'taskrouter' | 'voice' | 'conversations' | 'studio';
  /** As Twilio names it. */
  readonly type: string;
  /** The task, reservation, worker, call or conversation it tells of. */
  readonly resourceSid: string | null;
  readonly fate: EventFate;
  /** How we first heard of it: Twilio told us, or we found it in TaskRouter's log. */
  readonly via: 'webhook' | 'event_log';
  /** When it happened, as Twilio says. */
  readonly happenedAt: Instant | null;
  readonly receivedAt: Instant;
  /** SIDs, versions and statuses that came with it. */
  readonly details: JsonObject;
}

/** Every event that reached us, once. */
export interface EventInbox {
  /** Resolves once the event is durable. Rejects with RecordsUnavailableError. */
  store(event: InboxEvent): Promise<void>;
  /**
   * For an event that is durable elsewhere: kept in memory until it is written, at most some thousands of them while
   * the database is away, and forgotten when the process ends. Never waits, never throws.
   */
  note(event: InboxEvent): void;
  /**
   * Those of the given keys that never came, in the order given. One indexed query, made for pages of 1,000. Rejects
   * with RecordsUnavailableError.
   */
  missingOf(accountSid: string, keys: readonly string[]): Promise<readonly string[]>;
  /**
   * How many events were found in TaskRouter's log since then, because no webhook had brought them, by what became of
   * them. Rejects with RecordsUnavailableError.
   */
  foundInLog(since: Instant): Promise<Readonly<Record<EventFate, number>>>;
  /** The resources that events of this type told of since then, each once. Rejects with RecordsUnavailableError. */
  toldOf(type: string, since: Instant): Promise<readonly string[]>;
}

export interface AuditFilter {
  readonly interactionId?: string;
  /** The name of a token, or an agent's SID. */
  readonly actor?: string;
  /** Nothing older. */
  readonly from?: Instant;
  readonly pageToken?: string;
  readonly pageSize: number;
}

export interface AuditLog {
  /**
   * Writes an entry, or its answer when the entry is there without one; an answer that stands is not changed. Rejects
   * with RecordsUnavailableError.
   */
  keep(entry: AuditEntry): Promise<void>;
  /** The newest first. Rejects with RecordsUnavailableError or InvalidPageTokenError. */
  page(filter: AuditFilter): Promise<{ items: readonly AuditEntry[]; nextPageToken: string | null }>;
}

/** How far a reader of Twilio's logs has come. */
export interface Watermarks {
  /** Null before it was ever set. */
  read(name: string): Promise<Instant | null>;
  /** Never moves back. Answers where it stands. */
  advance(name: string, to: Instant): Promise<Instant>;
}

/** What auditors found amiss. Every method rejects with RecordsUnavailableError. */
export interface FindingLog {
  /**
   * All that an audit at `now` found. What was found before stays open, with what was done about it last; what was not
   * found again is over. Answers what was not open before. One audit at a time.
   */
  replace(found: readonly Finding[], now: Instant): Promise<readonly Finding[]>;
  /** The oldest first; all of them, unless at most so many are asked for. */
  open(most?: number): Promise<readonly OpenFinding[]>;
  /** How many of those that began since then something was done about, by what was done. */
  repairs(since: Instant): Promise<Readonly<Record<Repair, number>>>;
}

/** Who served a customer last. */
export interface Served {
  readonly agentSid: AgentSid;
  readonly interactionId: InteractionId;
  /** When they accepted the customer. */
  readonly at: Instant;
}

/**
 * Who served which customer last, for 90 days. Customers are named by keys (domain/customer-keys), of which a hash is
 * kept. Every method rejects with RecordsUnavailableError.
 */
export interface ServiceMemory {
  /** Under each of the keys; what was served later stays. */
  remember(customerKeys: readonly string[], served: Served): Promise<void>;
  /** Of the keys in their order the first that anybody was served under since then; null: none. */
  lastServed(customerKeys: readonly string[], since: Instant): Promise<Served | null>;
}

/** What a queue's paced release came to, from an instant on. */
export interface ReleaseCount {
  readonly released: number;
  /** When somebody was let in last; null: nobody was. */
  readonly lastAt: Instant | null;
}

/** Who was let in after an opening, for 30 days: how many, never who. Every method rejects with RecordsUnavailableError. */
export interface ReleaseLog {
  /** So many were let in by the run of this instant; told again, they are added. */
  add(queue: string, at: Instant, released: number): Promise<void>;
  count(queue: string, since: Instant): Promise<ReleaseCount>;
}

/** A ladder's message to a person. */
export interface AskedTurn {
  /** As the policy names them. */
  readonly person: string;
  readonly messageId: string;
  readonly limit: MessageLimit;
}

/** `again` null: it may be sent now, while so many others to the same person are put off. Else it asks again then. */
export type Turn = { readonly again: null; readonly alsoWaiting: number } | { readonly again: Instant };

/**
 * Which messages of ladders a person was sent lately, on whichever worker, for two days. Every method rejects with
 * RecordsUnavailableError.
 */
export interface MessageTurns {
  /** Asked again within the limit's time, a message that may be sent still may, and counts once. */
  take(asked: AskedTurn, now: Instant): Promise<Turn>;
  /** It did not come: it does not count. */
  giveBack(messageId: string): Promise<void>;
}

/** The records database, as the rest of the product sees it. */
export interface Records {
  readonly inbox: EventInbox;
  readonly audit: AuditLog;
  readonly watermarks: Watermarks;
  readonly findings: FindingLog;
  readonly served: ServiceMemory;
  readonly releases: ReleaseLog;
  readonly turns: MessageTurns;
  /** Whether it answers now. Never rejects. */
  reachable(): Promise<boolean>;
}
