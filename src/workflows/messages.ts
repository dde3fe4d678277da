import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command } from '../domain/commands';
import type { EscalationStatus } from '../domain/escalation/asked';
import type { AgentNoted } from '../domain/escalation/comments';
import type { EscalationCommand } from '../domain/escalation/commands';
import type { Escalation } from '../domain/escalation/escalation';
import type { EscalationReport, EscalationView } from '../domain/escalation/escalation-view';
import type { EscalationStart } from '../domain/escalation/start';
import { flexTaskIn, type ConversationEvent } from '../domain/conversation';
import type { EnqueuePlan, Interaction, InteractionStart } from '../domain/interaction';
import type { InteractionView, Outcome } from '../domain/interaction-view';
import type { JsonObject } from '../domain/json';
import type { CallEvent, RoutingEvent } from '../domain/routing-event';
import { ESCALATION_ATTRIBUTES } from './escalation/listed-by';

/*
 * Everything another process may send to an interaction's workflow, and the names it needs for it. Wire format:
 * renaming any of it is a breaking change.
 */

export * from './overrides/messages';
export * from './page-replay-messages';
export * from './release-messages';
export { SCHEDULES, type ScheduleName } from './schedules';

export const INTERACTION_WORKFLOW = 'interaction';
export const ESCALATION_WORKFLOW = 'escalation';
/** Writes one audit entry, for as long as it takes. Its only argument is the entry. */
export const AUDIT_WORKFLOW = 'auditEntry';

/** Temporal task queues. Twilio's calls have their own, so that its limits hold across all workers. */
export const TASK_QUEUES = { main: 'throughline', twilio: 'twilio', twilioLookUp: 'twilio-lookup' } as const;

/** A run begins with a new interaction, or with the state its predecessor carried over by continue-as-new. */
export type InteractionInput =
  | { readonly start: InteractionStart; readonly resumed?: undefined }
  | { readonly start?: undefined; readonly resumed: Interaction };

export interface InteractionResult {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** A fact: TaskRouter says that this happened. Any order, any number of times. */
export const routingEventSignal = defineSignal<[RoutingEvent]>('routingEvent');

/** A fact: what Twilio Voice says of the caller's call. */
export const callEventSignal = defineSignal<[CallEvent]>('callEvent');

/** A fact: what Conversations says of the customer's conversation. */
export const conversationEventSignal = defineSignal<[ConversationEvent]>('conversationEvent');

/** A fact: what one of the interaction's escalations tells of itself. */
export const escalationSignal = defineSignal<[EscalationReport]>('escalation');

/** A fact: an auditor doubts what this interaction knows of its tasks. It reads them again. */
export const doubtSignal = defineSignal('doubt');

/** A fact: it waited for its queue to open, and it is its turn to be let in. */
export const releaseSignal = defineSignal('release');

/** The state after a command, and the hash of the body that the command came in with when it was first sent. */
export interface CommandReply {
  readonly bodyHash: string;
  readonly view: InteractionView;
  /** What the command brought about, where that is more than the state: `{ legId, status }` of a transfer. */
  readonly result: JsonObject | null;
}

/**
 * A command, answered with the state after it. The update id is the caller's command id: the same id has one effect
 * and one answer, which tells by what body it was given; another body under the same id is the caller's mistake.
 * Refused with an ApplicationFailure whose type is one of REFUSALS and whose detail is that hash; then nothing has
 * changed.
 */
export const commandUpdate = defineUpdate<CommandReply, [Command, string]>('command');

/** As of an interaction. */
export type EscalationInput =
  | { readonly start: EscalationStart; readonly resumed?: undefined }
  | { readonly start?: undefined; readonly resumed: Escalation };

export interface EscalationResult {
  readonly status: EscalationStatus;
  readonly owner: string | null;
}

export type EscalationReply = Pick<CommandReply, 'bodyHash'> & { readonly view: EscalationView };

/** A fact to an escalation: what the agent noted on its interaction. */
export const noteSignal = defineSignal<[AgentNoted]>('note');

/** A command to an escalation, as `commandUpdate` is to an interaction. */
export const escalationCommandUpdate = defineUpdate<EscalationReply, [EscalationCommand, string]>('command');

/** The live state of an escalation. */
export const escalationQuery = defineQuery<EscalationView>('escalation');

/** How the call is to be enqueued, or Send to Flex to be told; answered as soon as the route is decided. */
export const planUpdate = defineUpdate<EnqueuePlan>('plan');

/** The live state, at an instant: what is left of a clock's time is counted from it. */
export const interactionQuery = defineQuery<InteractionView, [now?: number]>('interaction');

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

/** By what interactions are found and listed. Payload codecs do not encrypt these: no personal data. */
export const SEARCH_ATTRIBUTES = {
  phase: keyword('InteractionPhase'),
  queue: keyword('InteractionQueue'),
  channel: keyword('InteractionChannel'),
  priority: defineSearchAttributeKey('InteractionPriority', SearchAttributeType.INT),
  tier: keyword('CustomerTier'),
  agentSid: keyword('AgentSid'),
  twilioSids: defineSearchAttributeKey('TwilioSids', SearchAttributeType.KEYWORD_LIST),
  slaDueAt: defineSearchAttributeKey('SlaDueAt', SearchAttributeType.DATETIME),
  slaBreached: defineSearchAttributeKey('SlaBreached', SearchAttributeType.BOOL),
  policyVersion: keyword('PolicyVersion'),
  ...ESCALATION_ATTRIBUTES,
  /** The emergency override by which it waits elsewhere. */
  override: keyword('InteractionOverride'),
} as const;

/** Set when the workflow is started: free of cost, and the interaction is listed from its first instant. */
export function initialSearchAttributes(start: InteractionStart): SearchAttributePair[] {
  const sids = sidsOf(start);
  return [
    { key: SEARCH_ATTRIBUTES.phase, value: 'intake' },
    { key: SEARCH_ATTRIBUTES.channel, value: start.channel },
    ...(sids.length > 0 ? [{ key: SEARCH_ATTRIBUTES.twilioSids, value: sids }] : []),
  ];
}

function sidsOf({ birth, conversation }: InteractionStart): string[] {
  switch (birth.kind) {
    case 'call':
      return [birth.callSid];
    case 'conversation':
      return [birth.conversationSid];
    case 'task': {
      const conversationSid = flexTaskIn(birth.task.attributes)?.conversationSid ?? null;
      return [birth.task.taskSid, ...(conversationSid === null ? [] : [conversationSid])];
    }
    case 'request':
      return conversation?.sid ? [conversation.sid] : [];
  }
}
