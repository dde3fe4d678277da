import type { Actor } from '../domain/actor';
import type { AuditEntry } from '../domain/audit';
import type { Channel } from '../domain/channel';
import type { Command } from '../domain/commands';
import type { ConversationEvent, NamedConversation } from '../domain/conversation';
import type { Delivery } from '../domain/delivery';
import type { EscalationStatus } from '../domain/escalation/asked';
import type { EscalationCommand } from '../domain/escalation/commands';
import type { Replayed } from '../domain/escalation/replaying';
import type { EscalationView } from '../domain/escalation/escalation-view';
import type { CallSid, ConversationSid, EscalationId, InteractionId } from '../domain/ids';
import type { EnqueuePlan } from '../domain/interaction';
import type { InteractionView, Phase } from '../domain/interaction-view';
import type { JsonObject } from '../domain/json';
import type { CallEvent, NewTask, RoutingEvent } from '../domain/routing-event';

export type { Delivery, EnqueuePlan };

/** A support request as it came in through `POST /v1/interactions`. */
export interface InteractionRequest {
  readonly accountSid: string;
  readonly externalId: string | null;
  /** The Idempotency-Key header. One of externalId and this one is present; externalId beats it. */
  readonly idempotencyKey: string | null;
  /** sha256 of the body: the same identity with another body is refused. */
  readonly bodyHash: string;
  readonly source: string;
  readonly channel: Channel;
  readonly customer: {
    readonly id: string | null;
    readonly name: string | null;
    readonly address: string | null;
  };
  /** As given, the channel among them. */
  readonly attributes: JsonObject;
  /** The customer's conversation, where Flex is to bring an agent into one. */
  readonly conversation: NamedConversation | null;
}

/** An inbound call, as `POST /v1/webhooks/twilio/voice` tells of it. */
export interface InboundCall {
  readonly callSid: CallSid;
  readonly from: string;
  readonly to: string;
  readonly attributes: JsonObject;
}

/** An inbound conversation, as `POST /v1/webhooks/twilio/studio` tells of it. */
export interface InboundConversation {
  /** Of Studio's execution: a webhook that is repeated is the same conversation's intake. */
  readonly executionSid: string;
  readonly conversationSid: ConversationSid;
  readonly channel: Channel;
  readonly customerId: string | null;
  readonly address: string | null;
  readonly identity: string | null;
  readonly attributes: JsonObject;
}

export interface Started {
  readonly interactionId: InteractionId;
  readonly workflowId: string;
  readonly phase: Phase;
  /** False when the interaction existed already. */
  readonly created: boolean;
}

/** The state after a command, and what it brought about where that is more: `{ legId, status }` of a transfer. */
export interface CommandResult {
  readonly view: InteractionView;
  readonly result: JsonObject | null;
}

export interface InteractionListItem {
  readonly interactionId: string;
  readonly phase: Phase;
  readonly queue: string | null;
  readonly channel: Channel;
  readonly tier: string | null;
  readonly priority: number | null;
  readonly agentSid: string | null;
  /** When the next of its clocks is due; null: none runs. */
  readonly slaDueAt: string | null;
  /** Null where nothing was promised. */
  readonly slaBreached: boolean | null;
  readonly startedAt: string;
  readonly closedAt: string | null;
}

export interface InteractionFilter {
  readonly phase?: Phase;
  readonly queue?: string;
  readonly channel?: Channel;
  readonly tier?: string;
  readonly slaBreached?: boolean;
  readonly pageToken?: string;
  readonly pageSize: number;
}

export interface EscalationListItem {
  readonly escalationId: string;
  readonly interactionId: string;
  /** Null, as `status` and `owner`, of one that an older worker began. */
  readonly ladder: string | null;
  readonly status: EscalationStatus | null;
  /** The level that is asked, or was when somebody took it; null once it is over. */
  readonly level: number | null;
  readonly owner: string | null;
  /** By when it must be acknowledged, or resolved; null: it is over, or that is being worked out. */
  readonly dueAt: string | null;
  readonly startedAt: string;
}

export interface EscalationFilter {
  /** All that are not over, unless told. */
  readonly status?: EscalationStatus;
  readonly ladder?: string;
  readonly level?: number;
  readonly owner?: string;
  /** ISO 8601. */
  readonly startedBefore?: string;
  readonly pageToken?: string;
  readonly pageSize: number;
}

/** Why the gateway could not do it. The message is safe to show. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly code:
      /** Temporal cannot be reached or did not answer in time; nothing may be assumed to have happened. */
      | 'temporal_unavailable'
      /** No worker answered in time; a command may still be carried out: ask again with the same id. */
      | 'no_answer_in_time'
      | 'interaction_not_found'
      | 'escalation_not_found'
      | 'override_not_found'
      /** The call's interaction is over: a new task of it begins another one. */
      | 'interaction_over'
      /** The same identity was used with another body. */
      | 'idempotency_conflict'
      /** Too many commands at once on one interaction. */
      | 'too_many_commands'
      | 'invalid_page_token',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The interaction refused a command; nothing changed. `type` is one of domain/failure-types REFUSALS. */
export class CommandRefusedError extends Error {
  override readonly name = 'CommandRefusedError';

  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** A roll-out's step was not taken; nothing changed. The message says why, and is safe to show. */
export class RolloutError extends Error {
  override readonly name = 'RolloutError';

  constructor(
    readonly code:
      /** No worker of it has ever polled, or Temporal has forgotten it. */
      | 'unknown_version'
      /** Its workers do not poll all task queues yet. */
      | 'not_ready'
      | 'refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** All that the rest of the product may ask of Temporal. Every method throws GatewayError. */
export interface InteractionGateway {
  /** Starts the interaction, or finds it when the same request came before. */
  start(request: InteractionRequest): Promise<Started>;
  /** Starts the call's interaction if need be and answers how to enqueue it; within 3 s or `no_answer_in_time`. */
  planCall(call: InboundCall): Promise<EnqueuePlan>;
  /** As planCall, for Studio's Send to Flex. */
  planConversation(conversation: InboundConversation): Promise<EnqueuePlan>;
  /** Delivers an event to the interaction it belongs to; `task` is what the event tells of its task. */
  deliver(event: RoutingEvent, task: NewTask): Promise<Delivery>;
  deliverCallEvent(event: CallEvent): Promise<Delivery>;
  /** To the running interaction of the conversation; `not_needed` when there is none, or it began a moment ago. */
  deliverConversationEvent(event: ConversationEvent): Promise<Delivery>;
  /** Of a channel that Twilio does not carry: who wrote, and when. Throws CommandRefusedError when it is closed. */
  tellMessage(id: InteractionId, author: 'customer' | 'agent', at: number): Promise<void>;
  /** Throws CommandRefusedError, too. */
  command(id: InteractionId, commandId: string, command: Command): Promise<CommandResult>;
  /** Where one of the interaction's escalations is, also when the interaction is over. Throws `escalation_not_found`. */
  readEscalation(which: {
    readonly id: InteractionId;
    readonly escalationId: string;
  }): Promise<EscalationView>;
  /** Whose issue it is, by the id that the tracker has for it. Eventually consistent. */
  findEscalationOfIssue(
    issue: string,
  ): Promise<{ readonly interactionId: InteractionId; readonly escalationId: EscalationId } | null>;
  /** The newest first; a moment behind. */
  listEscalations(filter: EscalationFilter): Promise<{
    readonly items: readonly EscalationListItem[];
    readonly nextPageToken: string | null;
  }>;
  /** As `command`, to one of the interaction's escalations: the state after it. */
  commandEscalation(
    which: { readonly id: InteractionId; readonly escalationId: string },
    commandId: string,
    command: EscalationCommand,
  ): Promise<EscalationView>;
  /**
   * Has one of an escalation's webhooks sent once more, also when the escalation is over, and answers what came of it. The
   * same command id does it once. Throws CommandRefusedError, too.
   */
  replayPage(
    which: { readonly id: InteractionId; readonly escalationId: string; readonly pageId: string },
    commandId: string,
    by: Actor,
  ): Promise<Replayed>;
  /**
   * Makes an audit entry durable while the records database is away: a workflow of its own writes it as soon as the
   * database is back. Twice is harmless.
   */
  keepAudit(entry: AuditEntry): Promise<void>;
  read(id: InteractionId): Promise<InteractionView>;
  list(
    filter: InteractionFilter,
  ): Promise<{ readonly items: readonly InteractionListItem[]; readonly nextPageToken: string | null }>;
  /** Whether Temporal answers and a worker polls. */
  readiness(): Promise<{ readonly temporal: boolean; readonly worker: boolean }>;
}
