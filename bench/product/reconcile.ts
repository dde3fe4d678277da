import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { UNDER_WAY_MS } from '../../src/domain/reconciliation';
import { TASK_QUEUES } from '../../src/workflows/messages';
import type { reconciliation } from '../../src/workflows/reconciliation';
import { until, type Product } from './product';

const EVENTS = 10_000;
const LOST = 100;
const AT_ONCE = 16;
const PAGE = 1_000;

/**
 * TaskRouter's log holds 10,000 events more than at the start; all came by signed webhook and are in the inbox, but for
 * 100 acceptances that no webhook brought. How long one reconciliation takes, and how often it asks TaskRouter. Throws
 * unless it delivers those 100, each once, and nothing else; a second one must find nothing.
 */
export async function reconcile(product: Product) {
  const since = Date.now();
  const ids = await product.startChats(LOST, 'answered', 5_000);
  await product.emulator('faults', {
    on: 'event',
    eventType: 'reservation.accepted',
    action: 'drop',
    every: true,
  });
  await answerAll(product, ids);
  await fillTheLog(product, since);
  await until('every webhook is through', () => isQuiet(product), 300_000);
  // And those that moved an interaction are written down.
  await pause(UNDER_WAY_MS + 5_000);
  const startedAt = performance.now();
  const first = await run(product);
  const seconds = (performance.now() - startedAt) / 1_000;
  const second = await run(product);
  const { signalled, ...others } = first.missed;
  const again = Object.values(second.missed).reduce((sum, count) => sum + count, 0);
  const extra = Object.values(others).reduce((sum, count) => sum + count, 0);
  if (signalled !== LOST || extra + again + first.failed > 0) {
    throw new Error(`Not the ${LOST} that were lost: ${JSON.stringify({ first, second })}`);
  }
  await until('each acceptance was delivered once', async () => {
    const heard = await Promise.all(ids.map((id) => acceptancesHeard(product, id)));
    if (heard.some((count) => count > 1)) throw new Error('An acceptance was delivered twice.');
    return heard.every((count) => count === 1);
  });
  return {
    reconcileSeconds: seconds,
    reconcileEvents: first.read,
    reconcilePagesPer1000: first.pages / Math.ceil(first.read / PAGE),
    reconcileDelivered: signalled,
    reconcileDeliveredAgain: extra + again,
  };
}

const run = ({ client }: Product) =>
  client.workflow.execute<typeof reconciliation>('reconciliation', {
    workflowId: `reconciliation-${randomUUID()}`,
    taskQueue: TASK_QUEUES.main,
  } as Parameters<typeof client.workflow.execute<typeof reconciliation>>[1]);

/** Agents accept every chat; nobody is told. */
async function answerAll(product: Product, ids: readonly string[]): Promise<void> {
  const { workspace } = product;
  const left = new Set(ids);
  await until('every chat is accepted', async () => {
    for (const [id, { sid }] of await product.tasks()) {
      if (!left.has(id)) continue;
      const { reservations } = workspace.tasks(sid);
      const [offer] = await reservations.list({ reservationStatus: 'pending', limit: 1 });
      if (offer === undefined) continue;
      await reservations(offer.sid).update({ reservationStatus: 'accepted' });
      left.delete(id);
    }
    return left.size === 0;
  });
}

/** An agent who has nothing to do with it goes in and out until the log is long enough. */
async function fillTheLog(product: Product, since: number): Promise<void> {
  const { workspace } = product;
  const activities = await workspace.activities.list();
  const sidOf = (name: string) => activities.find(({ friendlyName }) => friendlyName === name)!.sid;
  const turns = [sidOf('Offline'), sidOf('Unavailable')];
  const clerks = await Promise.all(
    Array.from({ length: AT_ONCE }, (_clerk, n) =>
      workspace.workers.create({ friendlyName: `clerk-${n}`, attributes: '{}' }),
    ),
  );
  let left = EVENTS - (await countEvents(product, since));
  await Promise.all(
    clerks.map(async ({ sid }) => {
      for (let turn = 1; left > 0; turn += 1) {
        left -= 1;
        await workspace.workers(sid).update({ activitySid: turns[turn % turns.length]! });
      }
    }),
  );
}

const countEvents = async ({ workspace }: Product, since: number): Promise<number> =>
  (await workspace.events.list({ startDate: new Date(since), pageSize: PAGE })).length;

/** Nothing is queued at the emulator. Throws when the API refused a webhook, or was too slow for it. */
async function isQuiet(product: Product): Promise<boolean> {
  const answer = await product.emulator('callbacks');
  const { pending, failed } = (await answer.json()) as { pending: unknown[]; failed: unknown[] };
  if (failed.length > 0) throw new Error(`The API did not take ${JSON.stringify(failed[0])}.`);
  return pending.length === 0;
}

async function acceptancesHeard({ client }: Product, interactionId: string): Promise<number> {
  const { events } = await client.workflow.getHandle(`interaction-${interactionId}`).fetchHistory();
  return (events ?? []).filter(({ workflowExecutionSignaledEventAttributes: signal }) =>
    Buffer.from(signal?.input?.payloads?.[0]?.data ?? []).includes('"reservation.accepted"'),
  ).length;
}
