import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { quantile } from '../quantile';
import { cpuSeconds } from './cpu';
import { until, type Product } from './product';

const OPEN = 200;
const ARRIVE_WITHIN_MS = 10_000;
const STEP_MS = 80_000;

/**
 * The worker is killed (SIGKILL) under so many waiting interactions, and started again once every one of their steps is
 * overdue. How long after it is ready each overdue step is done, by the histories: an activity that moved the task, or
 * that found it moved on by TaskRouter's own net.
 */
export async function recovery(product: Product) {
  const { processes } = product.stack;
  const ids = await product.startChats(OPEN, 'after_80s', ARRIVE_WITHIN_MS);
  let tasks = await product.tasks();
  await until('every chat has its task', async () => {
    tasks = await product.tasks();
    return ids.every((id) => tasks.has(id));
  });
  // So that their workflows have heard of it.
  await pause(5_000);
  const dues = ids.map((id) => tasks.get(id)!.createdAt + STEP_MS);
  if (Date.now() > Math.min(...dues)) throw new Error('The first step was due before the worker was killed.');
  const { back, wasKilled } = await processes.kill('worker', Math.max(...dues) - Date.now());
  if (!wasKilled) throw new Error('The worker was not killed.');
  await back;
  const readyAt = processes.outages.at(-1)?.to ?? NaN;
  const spent = cpuSeconds();
  const done: number[] = [];
  for (const id of ids) done.push(await movedAt(product, id));
  const cpu = cpuSeconds() - spent;
  const after = done.map((at) => (at - readyAt) / 1_000);
  return {
    recoveryMaxS: Math.max(...after),
    recoveryP99S: quantile(after, 0.99),
    recoveryP50S: quantile(after, 0.5),
    /** Of all processes, from the worker's readiness on: what the same takes on a machine of one idle core. */
    recoveryCpuS: cpu,
    recoveryOverdue: after.length,
    /** Of the oldest step, when the worker was ready. */
    recoveryLongestOverdueS: (readyAt - Math.min(...dues)) / 1_000,
  };
}

/** When the task was moved to its second step, by the workflow's history; waits for it, asking no more than it must. */
async function movedAt({ client }: Product, interactionId: string): Promise<number> {
  const handle = client.workflow.getHandle(`interaction-${interactionId}`);
  let at: number | null = null;
  await until(
    'the overdue step is done',
    async () => {
      at = answeredAt((await handle.fetchHistory()).events ?? []);
      return at !== null;
    },
    120_000,
  );
  return at ?? NaN;
}

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

function answeredAt(events: Events): number | null {
  const asked = events.find(
    ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name === 'moveToStep',
  );
  const answered = events.find(({ activityTaskCompletedEventAttributes: completed }) =>
    completed?.scheduledEventId?.eq(asked?.eventId ?? -1),
  );
  const { seconds, nanos } = answered?.eventTime ?? {};
  return answered === undefined ? null : Number(seconds) * 1_000 + Number(nanos ?? 0) / 1e6;
}
