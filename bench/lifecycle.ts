import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import {
  asAgentSid,
  asInteractionId,
  asLegId,
  asReservationSid,
  interactionWorkflowId,
  type TaskSid,
} from '../src/domain/ids';
import type { NewTask, RoutingEvent, RoutingEventType } from '../src/domain/routing-event';
import type { InteractionGateway } from '../src/gateway/port';

const AGENT = asAgentSid(`WK${'0'.repeat(32)}`);
const RESERVATION = asReservationSid(`WR${'0'.repeat(32)}`);

export const eventOf = (type: RoutingEventType, taskSid: TaskSid): RoutingEvent => ({
  type,
  key: `${type}-${taskSid}`,
  at: Date.now(),
  taskSid,
  taskVersion: null,
  taskCreatedAt: null,
  legId: null,
  queue: null,
  reservationSid: RESERVATION,
  agentSid: AGENT,
  agentName: 'ana',
  reason: null,
});

export const taskOfEvent = (interactionId: string, taskSid: TaskSid): NewTask => ({
  taskSid,
  taskCreatedAt: null,
  interactionId: asInteractionId(interactionId),
  origin: 'plain',
  callSid: null,
  taskChannel: 'chat',
  attributes: {},
});

export const startChat = (gateway: InteractionGateway, externalId: string) =>
  gateway.start({
    accountSid: 'AC',
    externalId,
    idempotencyKey: null,
    bodyHash: 'x',
    source: 'bench',
    channel: 'chat',
    customer: { id: 'acct-42', name: null, address: null },
    attributes: { channel: 'chat', language: 'en' },
    conversation: null,
  });

export interface Cast {
  readonly client: Client;
  readonly gateway: InteractionGateway;
  readonly taskOf: (interactionId: string) => TaskSid;
}

/** One interaction, accepted and then completed, with so much time between the events. */
export async function live(
  { client, gateway, taskOf }: Cast,
  externalId: string,
  betweenMs: number,
): Promise<string> {
  const { interactionId } = await startChat(gateway, externalId);
  while (taskOf(interactionId) === '') await pause(2);
  const taskSid = taskOf(interactionId);
  const task = taskOfEvent(interactionId, taskSid);
  await pause(betweenMs);
  await gateway.deliver(eventOf('reservation.accepted', taskSid), task);
  await pause(betweenMs);
  await gateway.deliver(eventOf('task.completed', taskSid), task);
  const workflowId = interactionWorkflowId(interactionId);
  await client.workflow.getHandle(workflowId).result();
  return workflowId;
}

/** Accepted, handed over cold, accepted there. Answers with what is to be counted from, and its end. */
export async function handOver(
  { gateway, taskOf, assign }: Cast & { readonly assign: (taskSid: TaskSid) => void },
  externalId: string,
  betweenMs: number,
  onAccepted: (workflowId: string) => Promise<void>,
): Promise<string> {
  const { interactionId } = await startChat(gateway, externalId);
  while (taskOf(interactionId) === '') await pause(2);
  const first = taskOf(interactionId);
  const told = (type: RoutingEventType, taskSid: TaskSid, legId: string, agent: string) => {
    const reservationSid = asReservationSid(`WR${legId}`);
    const more = { legId: asLegId(legId), agentSid: asAgentSid(agent), agentName: agent, reservationSid };
    return gateway.deliver({ ...eventOf(type, taskSid), ...more }, taskOfEvent(interactionId, taskSid));
  };
  assign(first);
  await told('reservation.accepted', first, `${interactionId}.1`, 'ana');
  await pause(betweenMs);
  const workflowId = interactionWorkflowId(interactionId);
  await onAccepted(workflowId);
  await gateway.command(interactionId, 'transfer', {
    kind: 'transfer',
    by: { kind: 'agent', id: 'ana' },
    to: { kind: 'queue', queue: 'other' },
    mode: 'cold',
    note: null,
    desktop: false,
    override: false,
  });
  while (taskOf(interactionId) === first) await pause(2);
  await pause(betweenMs);
  await told('reservation.accepted', taskOf(interactionId), `${interactionId}.2`, 'ben');
  await pause(betweenMs);
  return workflowId;
}

/** The bare workflow, told twice. */
export async function liveBare(client: Client, workflowId: string, betweenMs: number): Promise<string> {
  const handle = await client.workflow.start('bare', { workflowId, taskQueue: 'bench', args: [] });
  await pause(betweenMs);
  await handle.signal('told');
  await pause(betweenMs);
  await handle.signal('told');
  await handle.result();
  return workflowId;
}
