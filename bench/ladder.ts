import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { escalationWorkflowId } from '../src/domain/ids';
import {
  escalationCommandUpdate,
  escalationQuery,
  ESCALATION_WORKFLOW,
  TASK_QUEUES,
} from '../src/workflows/messages';
import { ladderStart, level } from './ladder-start';

/** Long enough that what a level brings about is over before the next one. */
const LEVEL_MS = 2_500;

const asks = (name: string) =>
  level({ kind: 'person', person: { name, channel: 'hook', agentSid: null, language: null } }, LEVEL_MS);

/** A ladder of three levels that is acknowledged at the third and then resolved: what it costs Temporal. */
export async function ladderCost(
  client: Client,
  actions: () => Promise<number>,
): Promise<Record<string, number>> {
  const start = ladderStart('bench-ladder', [asks('dana'), asks('eli'), asks('fay')]);
  const workflowId = escalationWorkflowId(start.escalationId);
  const before = await actions();
  const handle = await client.workflow.start(ESCALATION_WORKFLOW, {
    workflowId,
    taskQueue: TASK_QUEUES.main,
    args: [{ start }],
  });
  await pause(2 * LEVEL_MS + LEVEL_MS / 2);
  const answers = { by: { kind: 'backend', id: 'bench' }, as: 'fay' } as const;
  await handle.executeUpdate(escalationCommandUpdate, { args: [{ kind: 'acknowledge', ...answers }, ''] });
  await pause(LEVEL_MS / 2);
  const atAcknowledgement = (await handle.fetchHistory()).events?.length ?? 0;
  const { level, status } = await handle.query(escalationQuery);
  if (level !== 3 || status !== 'acknowledged') throw new Error(`It is ${status} at level ${level}.`);
  const resolve = { kind: 'resolve_escalation', ...answers, note: null } as const;
  await handle.executeUpdate(escalationCommandUpdate, { args: [resolve, ''] });
  await handle.result();
  await pause(500);
  const { events } = await handle.fetchHistory();
  return {
    ladderEventsToAck: atAcknowledgement,
    ladderEvents: events?.length ?? 0,
    ladderActions: (await actions()) - before,
  };
}
