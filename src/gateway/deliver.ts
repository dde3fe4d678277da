import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { interactionIdOfTask, startFromTask } from '../domain/adoption';
import { flexTaskIn } from '../domain/conversation';
import { asInteractionId, interactionWorkflowId, type InteractionId } from '../domain/ids';
import { BIRTH_EVENTS, type CallEvent, type NewTask, type RoutingEvent } from '../domain/routing-event';
import { OUR_KEY } from '../domain/task-keys';
import { callEventSignal, INTERACTION_WORKFLOW, routingEventSignal } from '../workflows/messages';
import { findByConversation, inTurn, rememberConversation } from './conversations-in-hand';
import { findByTwilioSid, findInteraction } from './find';
import type { Delivery } from './port';
import { startOptions } from './start-options';
import { isNotFound } from './temporal-errors';

const isBirth = ({ type }: RoutingEvent): boolean => BIRTH_EVENTS.some((birth) => birth === type);

/** Brings an event to its interaction, or begins one where a task has none. */
export function deliver(client: Client, event: RoutingEvent, task: NewTask): Promise<Delivery> {
  if (!isBirth(event)) return deliverMove(client, event, task);
  const conversationSid = conversationOf(task);
  const birth = () => deliverBirth(client, event, task);
  return conversationSid === null ? birth() : inTurn(client, conversationSid, birth);
}

const conversationOf = ({ attributes }: NewTask): string | null =>
  flexTaskIn(attributes)?.conversationSid ?? null;

/** An offer that is declined matters only where nobody else is asked: a transfer to a named agent, or who knows them. */
function isForOneAgent({ attributes }: NewTask): boolean {
  const ours = attributes[OUR_KEY];
  return typeof ours === 'object' && ours !== null && 'agentSid' in ours && ours.agentSid !== null;
}

/**
 * Straight to where the task says it belongs: one call. A task that names a closed interaction has one of its own;
 * where desktop code has wiped our keys, the interaction is looked for.
 */
async function deliverMove(client: Client, event: RoutingEvent, task: NewTask): Promise<Delivery> {
  if (event.type === 'reservation.rejected' && !isForOneAgent(task)) return 'not_needed';
  const direct = interactionIdOfTask(task);
  if (await signal(client, direct, event)) return 'delivered';
  const other = task.interactionId === null ? await resolve(client, task) : asInteractionId(task.taskSid);
  if (other !== null && other !== direct && (await signal(client, other, event))) return 'delivered';
  return (await findInteraction(client, direct)) === null ? 'unknown' : 'late';
}

async function resolve(client: Client, task: NewTask): Promise<InteractionId | null> {
  const byTask = asInteractionId(task.taskSid);
  if ((await findInteraction(client, byTask)) !== null) return byTask;
  return (await findByTwilioSid(client, task.taskSid)) ?? findByItsConversation(client, task);
}

/** A task without our keys may be somebody's invite into a conversation that we carry. */
async function findByItsConversation(client: Client, task: NewTask): Promise<InteractionId | null> {
  const conversationSid = conversationOf(task);
  return conversationSid === null ? null : findByConversation(client, conversationSid);
}

/** Whether the signal reached a run; a run that is over takes none. */
async function signal(client: Client, id: InteractionId, event: RoutingEvent): Promise<boolean> {
  try {
    await client.workflow.getHandle(interactionWorkflowId(id)).signal(routingEventSignal, event);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** A task we made ourselves needs no birth; only its creation may tell of a copy of our keys on somebody's new task. */
const bornElsewhere = (event: RoutingEvent, task: NewTask): boolean =>
  task.origin !== 'plain' || event.type === 'task.created';

async function deliverBirth(client: Client, event: RoutingEvent, task: NewTask): Promise<Delivery> {
  if (!bornElsewhere(event, task)) return 'not_needed';
  const named = task.interactionId ?? (await resolveBirth(client, task));
  const found = await findInteraction(client, named);
  if (found === null) return begin(client, named, event, task, null);
  if (!found.over) {
    const isInvite = flexTaskIn(task.attributes) !== null && !found.twilioSids.includes(task.taskSid);
    if (!isInvite && (event.type !== 'task.created' || task.origin === 'plain')) return 'not_needed';
    return (await signal(client, named, event)) ? 'delivered' : 'late';
  }
  if (found.twilioSids.includes(task.taskSid)) return 'late';
  const own = asInteractionId(task.taskSid);
  const known = await findInteraction(client, own);
  return known === null ? begin(client, own, event, task, named) : 'late';
}

async function resolveBirth(client: Client, task: NewTask): Promise<InteractionId> {
  if (task.callSid !== null && (await findInteraction(client, asInteractionId(task.callSid))) !== null) {
    return asInteractionId(task.callSid);
  }
  return (await resolve(client, task)) ?? interactionIdOfTask(task);
}

async function begin(
  client: Client,
  id: InteractionId,
  event: RoutingEvent,
  task: NewTask,
  continues: InteractionId | null,
): Promise<Delivery> {
  try {
    await client.workflow.signalWithStart(INTERACTION_WORKFLOW, {
      ...startOptions(startFromTask(id, task, continues), event.taskCreatedAt ?? event.at),
      signal: routingEventSignal,
      signalArgs: [event],
    });
    const conversationSid = conversationOf(task);
    if (conversationSid !== null) rememberConversation(client, conversationSid, id);
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'late';
    throw error;
  }
}

export async function deliverCallEvent(client: Client, event: CallEvent): Promise<Delivery> {
  const direct = asInteractionId(event.callSid);
  if (await signalCall(client, direct, event)) return 'delivered';
  const other = await findByTwilioSid(client, event.callSid);
  if (other !== null && other !== direct && (await signalCall(client, other, event))) return 'delivered';
  return other === null && (await findInteraction(client, direct)) === null ? 'unknown' : 'late';
}

async function signalCall(client: Client, id: InteractionId, event: CallEvent): Promise<boolean> {
  try {
    await client.workflow.getHandle(interactionWorkflowId(id)).signal(callEventSignal, event);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
