/**
 * Identifiers. `...Sid` is Twilio's, `...Id` is ours or Temporal's; each is its own type so that one cannot be
 * passed for another. The `as...` casts only name a string; shapes are checked where strings come in (api, adapters).
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type AccountSid = Branded<'AccountSid'>;
export type WorkspaceSid = Branded<'WorkspaceSid'>;
/** A TaskRouter task: what we call a routing task. */
export type TaskSid = Branded<'TaskSid'>;
export type ReservationSid = Branded<'ReservationSid'>;
/** A TaskRouter worker: what we call an agent. */
export type AgentSid = Branded<'AgentSid'>;
/** A TaskRouter workflow: what we call a routing plan. */
export type RoutingPlanSid = Branded<'RoutingPlanSid'>;
export type CallSid = Branded<'CallSid'>;
export type ConversationSid = Branded<'ConversationSid'>;
/** A Flex Interaction (KD), never one of ours. */
export type FlexInteractionSid = Branded<'FlexInteractionSid'>;
/** The channel of a Flex Interaction (UO). */
export type FlexChannelSid = Branded<'FlexChannelSid'>;

export type InteractionId = Branded<'InteractionId'>;
export type LegId = Branded<'LegId'>;
export type EscalationId = Branded<'EscalationId'>;

export const asTaskSid = (sid: string) => sid as TaskSid;
export const asReservationSid = (sid: string) => sid as ReservationSid;
export const asAgentSid = (sid: string) => sid as AgentSid;
export const asRoutingPlanSid = (sid: string) => sid as RoutingPlanSid;
export const asCallSid = (sid: string) => sid as CallSid;
export const asConversationSid = (sid: string) => sid as ConversationSid;
export const asFlexInteractionSid = (sid: string) => sid as FlexInteractionSid;
export const asFlexChannelSid = (sid: string) => sid as FlexChannelSid;
export const asInteractionId = (id: string) => id as InteractionId;
export const asLegId = (id: string) => id as LegId;
export const asEscalationId = (id: string) => id as EscalationId;

const WORKFLOW_ID_PREFIX = 'interaction-';

/** The Temporal workflow id under which an interaction runs. */
export const interactionWorkflowId = (id: InteractionId): string => `${WORKFLOW_ID_PREFIX}${id}`;

/** The interaction a workflow id belongs to, or null when the workflow is no interaction. */
export const interactionIdOfWorkflow = (workflowId: string): InteractionId | null =>
  workflowId.startsWith(WORKFLOW_ID_PREFIX)
    ? asInteractionId(workflowId.slice(WORKFLOW_ID_PREFIX.length))
    : null;

/** The n-th leg of an interaction, counted from 1. Unique across interactions, so it can be looked up in TaskRouter. */
export const legIdOf = (interaction: InteractionId, n: number): LegId => asLegId(`${interaction}.${n}`);

/** The n-th escalation of an interaction, counted from 1. */
export const escalationIdOf = (interaction: InteractionId, n: number): EscalationId =>
  asEscalationId(`${interaction}-e${n}`);

/** Whether an escalation belongs to an interaction. */
export const isEscalationOf = (interaction: InteractionId, id: string): id is EscalationId =>
  id.startsWith(`${interaction}-e`) && /^[1-9]\d{0,3}$/.test(id.slice(interaction.length + 2));

const ESCALATION_WORKFLOW_PREFIX = 'escalation-';

/** The Temporal workflow id under which an escalation runs. */
export const escalationWorkflowId = (id: EscalationId): string => `${ESCALATION_WORKFLOW_PREFIX}${id}`;

/** The escalation a workflow id belongs to, or null when the workflow is none. */
export const escalationIdOfWorkflow = (workflowId: string): EscalationId | null =>
  workflowId.startsWith(ESCALATION_WORKFLOW_PREFIX)
    ? asEscalationId(workflowId.slice(ESCALATION_WORKFLOW_PREFIX.length))
    : null;

/** The interaction whose escalation it is. */
export const interactionIdOfEscalation = (id: EscalationId): InteractionId =>
  asInteractionId(id.slice(0, id.lastIndexOf('-e')));

/** The Temporal workflow id under which an emergency override runs. */
export const overrideWorkflowId = (overrideId: string): string => `override-${overrideId}`;
