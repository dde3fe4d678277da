/*
 * What is known of a campaign, from four sides that know nothing of each other: what the driver did and was answered,
 * what the front door let through, what TaskRouter, the CRM and the records have in their books, and the workflows' histories. It is
 * plain data: the checker sees nothing else. Instants are milliseconds since the epoch.
 */

/** A process was not there, or did not answer. */
export interface Outage {
  readonly process: string;
  readonly from: number;
  to: number | null;
}

/** One attempt at something. `unknown`: no answer, or one that does not say whether it was done. */
export interface Attempt {
  readonly at: number;
  readonly until: number;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly status: number | null;
  /** The problem's code, or why there was no answer. */
  readonly why: string | null;
}

/** Something the driver wanted, with all its attempts under one key. */
export interface LedgerEntry {
  readonly life: string;
  readonly what:
    | 'start'
    | 'call'
    | 'hang-up'
    | 'message'
    | 'close'
    | 'accept'
    | 'reject'
    | 'wrap-up'
    | 'complete'
    | 'note'
    | 'resolve'
    | 'cancel'
    | 'transfer'
    | 'consult'
    | 'consult-end'
    | 'park'
    | 'take-over'
    | 'move'
    | 'requeue'
    | 'force-complete'
    | 'escalate'
    | 'acknowledge'
    | 'hand-back'
    | 'resolve-escalation'
    | 'callback'
    | 'callback-result'
    | 'override'
    | 'override-end';
  readonly by: string;
  /** The Idempotency-Key, or the SID of the reservation. */
  readonly key: string;
  readonly attempts: Attempt[];
}

/** A webhook as it went through the front door. */
export interface Passage {
  readonly at: number;
  /** When its answer was there; null when none came. */
  readonly until: number | null;
  /** What the event is known by: its SID, or what has one. */
  readonly eventSid: string;
  readonly eventType: string;
  readonly taskSid: string | null;
  readonly callSid: string | null;
  /** What the API answered; null when it did not. */
  readonly status: number | null;
  /** What Twilio was answered. */
  readonly told: number | null;
}

/** An entry of TaskRouter's event log. */
export interface RoutingEvent {
  readonly sid: string;
  readonly type: string;
  readonly at: number;
  readonly taskSid: string | null;
  readonly reservationSid: string | null;
  readonly agentSid: string | null;
  readonly interactionId: string | null;
  readonly legId: string | null;
  readonly reason: string | null;
}

export interface CrmNote {
  readonly key: string;
  readonly interactionId: string;
  readonly text: string;
}

/** A phone call, as the phone network has it. */
export interface PhoneCall {
  readonly sid: string;
  /** When an agent was first on the line; null: none ever was. */
  readonly bridgedAt: number | null;
  /** When the line was dead; null while it is not. */
  readonly endedAt: number | null;
}

/** A row of the records' event inbox. */
export interface InboxRow {
  readonly key: string;
  readonly type: string;
  readonly resourceSid: string | null;
  readonly fate: string;
  /** Who brought it: Twilio's webhook, or whoever read TaskRouter's event log. */
  readonly via: 'webhook' | 'event_log';
  readonly receivedAt: number;
}

/** A row of the records' audit log. */
export interface AuditRow {
  readonly interactionId: string;
  /** As the path of the API names it. */
  readonly command: string;
  readonly key: string | null;
  readonly role: string;
  readonly agentSid: string | null;
  readonly answer: string | null;
  readonly askedAt: number;
}

/** What the product says of an interaction when all is over. */
export interface View {
  readonly phase: string;
  readonly outcome: string | null;
  readonly outcomeReason: string | null;
  readonly legs: readonly {
    readonly legId: string;
    readonly taskSid: string | null;
    readonly agent: { readonly sid: string } | null;
    readonly status: string;
    readonly transfer: { readonly result: string | null } | null;
  }[];
  /** Set for a caller who is, or was, to be called back. */
  readonly callback?: { readonly failed: number; readonly result: string | null } | null;
  readonly timeline: readonly {
    readonly at: string;
    readonly what: string;
    readonly by: { readonly kind: string; readonly id: string | null };
    readonly details: Readonly<Record<string, unknown>>;
  }[];
}

/** One event of a workflow's history. */
export interface HistoryEvent {
  readonly id: number;
  readonly at: number;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Run {
  readonly runId: string;
  readonly status: string;
  readonly events: readonly HistoryEvent[];
}

/** One customer's contact, as far as it is known. */
export interface Life {
  readonly name: string;
  readonly route: string;
  readonly way: 'backend' | 'conversation' | 'call';
  /** Null when nobody ever learned that it was started. */
  readonly interactionId: string | null;
  readonly runs: readonly Run[];
  readonly view: View | null;
}

/** An escalation: what the product says of it, its workflow's histories, and what came to those who were asked. */
export interface Ladder {
  readonly life: string;
  readonly escalationId: string;
  readonly view: {
    readonly status: string;
    readonly endedAt: string | null;
    readonly owner: { readonly name: string | null; readonly because: string };
    readonly timeline: View['timeline'];
  } | null;
  readonly runs: readonly Run[];
  /** What PagerDuty's books say that it was sent, and when. */
  readonly alerts: readonly { readonly at: number; readonly action: string }[];
  /** The kinds of the messages that the webhook's receiver has of it. */
  readonly messages: readonly string[];
}

/** An emergency override: what the product says of it, and its workflow's histories. */
export interface Override {
  readonly overrideId: string;
  readonly view: {
    readonly status: string;
    readonly returned: number;
    readonly endedAt: string | null;
    readonly ending: { readonly at: string } | null;
  } | null;
  readonly runs: readonly Run[];
}

/** What the driver knows of a life. */
export type KnownLife = Pick<Life, 'name' | 'route' | 'way' | 'interactionId'>;

/** A fault that was put in, and how it is known that it happened. */
export interface Fault {
  readonly kind: string;
  readonly at: number;
  readonly until: number;
  /** What shows that it happened; null: nothing does. */
  readonly evidence: string | null;
}

export interface Evidence {
  readonly seed: number;
  readonly lives: readonly Life[];
  /** None in evidence of before there were any. */
  readonly ladders?: readonly Ladder[];
  /** None in evidence of before there were any. */
  readonly overrides?: readonly Override[];
  readonly ledger: readonly LedgerEntry[];
  readonly passages: readonly Passage[];
  readonly events: readonly RoutingEvent[];
  readonly calls: readonly PhoneCall[];
  readonly notes: readonly CrmNote[];
  readonly inbox: readonly InboxRow[];
  readonly audit: readonly AuditRow[];
  readonly outages: readonly Outage[];
  readonly faults: readonly Fault[];
  /** When nothing was spoiled any more, and all that could end had ended. */
  readonly quietAt: number;
  /** Open workflows, and workflows nobody asked for, when all was over. */
  readonly strays: readonly string[];
  /** How much slower this machine is now than an idle one; 1 or more, measured without faults. */
  readonly slowness: number;
  /** When the driver itself was not given the processor, as intervals. */
  readonly stalls: readonly { readonly from: number; readonly to: number }[];
}
