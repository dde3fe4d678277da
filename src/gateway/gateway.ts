import type { Client } from '@temporalio/client';
import { TASK_QUEUES } from '../workflows/messages';
import { keepAudit } from './keep-audit';
import { readInteraction, sendCommand } from './command';
import { deliver, deliverCallEvent } from './deliver';
import { deliverConversationEvent } from './deliver-conversation';
import { findEscalationOfIssue } from './find-escalation';
import { readEscalation, sendEscalationCommand } from './escalations';
import { listInteractions } from './list';
import { listEscalations } from './list-escalations';
import { planCall, planConversation } from './plan-call';
import { tellMessage } from './tell-message';
import { replayPage } from './replay-page';
import type { InteractionGateway } from './port';
import { startInteraction } from './start';
import { withinMs } from './temporal-errors';

/** Towards a webhook, and for all that the server answers by itself: whoever asks is told within 5 s. */
const WEBHOOK_MS = 3_000;
/** Towards a person, who may wait while the outside is asked: a foreground action takes at most 15 s. */
const COMMAND_MS = 20_000;
const READ_MS = 5_000;

/** The gateway to the interactions that run on `client`'s namespace. `now` is when interactions begin, and by what the time that is left is counted. */
export const createGateway = (client: Client, now: () => number = Date.now): InteractionGateway => ({
  start: (request) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => startInteraction(client, request, now())),
  planCall: (call) => withinMs(client, WEBHOOK_MS, 'no_answer_in_time', () => planCall(client, call, now())),
  deliver: (event, task) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => deliver(client, event, task)),
  deliverCallEvent: (event) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => deliverCallEvent(client, event)),
  planConversation: (conversation) =>
    withinMs(client, WEBHOOK_MS, 'no_answer_in_time', () => planConversation(client, conversation, now())),
  deliverConversationEvent: (event) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => deliverConversationEvent(client, event)),
  tellMessage: (id, author, at) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => tellMessage(client, id, author, at)),
  command: (id, commandId, command) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () => sendCommand(client, id, commandId, command)),
  commandEscalation: (which, commandId, command) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () =>
      sendEscalationCommand(client, which, commandId, command),
    ),
  replayPage: (which, commandId, by) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () => replayPage(client, which, commandId, by)),
  findEscalationOfIssue: (issue) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => findEscalationOfIssue(client, issue)),
  readEscalation: (which) =>
    withinMs(client, READ_MS, 'no_answer_in_time', () => readEscalation(client, which)),
  listEscalations: (filter) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => listEscalations(client, filter)),
  keepAudit: (entry) => withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => keepAudit(client, entry)),
  read: (id) => withinMs(client, READ_MS, 'no_answer_in_time', () => readInteraction(client, id, now())),
  list: (filter) =>
    withinMs(client, WEBHOOK_MS, 'temporal_unavailable', () => listInteractions(client, filter)),
  readiness: () => readiness(client),
});

async function readiness(client: Client): Promise<{ temporal: boolean; worker: boolean }> {
  try {
    const { pollers } = await client.withDeadline(Date.now() + 2_000, () =>
      client.workflowService.describeTaskQueue({
        namespace: client.options.namespace,
        taskQueue: { name: TASK_QUEUES.main },
      }),
    );
    return { temporal: true, worker: pollers.length > 0 };
  } catch {
    return { temporal: false, worker: false };
  }
}
