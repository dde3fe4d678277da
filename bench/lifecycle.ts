import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import {
  asAgentSid,
  asInteractionId,
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
