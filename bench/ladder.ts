import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { EscalationStart } from '../src/domain/escalation/start';
import { asInteractionId, escalationIdOf, escalationWorkflowId } from '../src/domain/ids';
import {
  escalationCommandUpdate,
  escalationQuery,
  ESCALATION_WORKFLOW,
  TASK_QUEUES,
} from '../src/workflows/messages';

/** Long enough that what a level brings about is over before the next one. */
const LEVEL_MS = 2_500;

/** Three levels of one person each. Its interaction is over: what it is told costs the ladder the same, and nobody else. */
const startOf = (name: string): EscalationStart => {
  const interactionId = asInteractionId(name);
  const level = (person: string) => ({
    targets: [
      { kind: 'person', person: { name: person, channel: 'hook', agentSid: null, language: null } },
    ] as const,
    acknowledge: 'any' as const,
    acknowledgeWithinMs: LEVEL_MS,
    calendar: null,
    texts: { en: 'Help.' },
  });
  return {
    escalationId: escalationIdOf(interactionId, 1),
    interactionId,
    externalId: name,
    customerId: null,
    channel: 'chat',
    ladder: {
      name: 'bench',
      policyVersion: 'bench@1',
      levels: [level('dana'), level('eli'), level('fay')],
      repeat: 0,
      resolveWithinMs: 3_600_000,
      ifUnanswered: { kind: 'webhook', channel: 'hook' },
    },
    level: 1,
    by: { kind: 'agent', id: 'ana' },
    note: null,
    news: 'levels',
    listed: true,
  };
};

/** A ladder of three levels that is acknowledged at the third and then resolved: what it costs Temporal. */
export async function ladderCost(
  client: Client,
  actions: () => Promise<number>,
): Promise<Record<string, number>> {
  const start = startOf('bench-ladder');
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
