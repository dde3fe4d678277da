import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { asInteractionId, escalationWorkflowId, interactionWorkflowId } from '../src/domain/ids';
import { ESCALATION_WORKFLOW, INTERACTION_WORKFLOW, TASK_QUEUES } from '../src/workflows/messages';
import { heldForCallback } from './held-for-callback';
import { ladderStart, level } from './ladder-start';
import { quantile } from './quantile';
import type { Outside } from './outside';
import type { Stage } from './stage';

/** How many are open at a time; they fall due evenly within so long. */
const OPEN = Number(process.env['THROUGHLINE_BENCH_OPEN'] ?? 10_000);
const DUE_WITHIN_MS = Number(process.env['THROUGHLINE_BENCH_DUE_WITHIN_MS'] ?? 60_000);
const STARTS_AT_ONCE = 20;
const LOOK_EVERY_MS = 250;
/** After the last is due; who has not come by then counts as that late. */
const GIVE_UP_MS = 300_000;
const LEAD_MS = 5_000;
/** Of those that are only there to tell how many a second can be started. */
const NOT_DUE_MS = 3_600_000;

interface Crowd {
  readonly name: string;
  /** Starts the n-th, which falls due at that instant. */
  readonly start: (n: number, dueAt: number) => Promise<unknown>;
  /** When what is due of the n-th was seen outside; undefined: not yet. */
  readonly doneAt: (n: number) => number | undefined;
  /** Where the n-th itself says when it is due; else it is when it was told to. */
  readonly saysDueAt?: (n: number) => number | undefined;
}

/**
 * So many ladders of one level, all of them open; then all of them unanswered, one after the other, within the minute. How late each asks
 * its channel for the second level, and how much more memory the process takes with all of them open than with half.
 */
export const openLadders = (stage: Stage) =>
  measure({
    name: 'ladders',
    start: (n, dueAt) => {
      const start = ladderOf(n, dueAt - Date.now());
      return stage.client.workflow.start(ESCALATION_WORKFLOW, {
        workflowId: escalationWorkflowId(start.escalationId),
        taskQueue: TASK_QUEUES.main,
        args: [{ start }],
      });
    },
    doneAt: (n) => stage.sent.get(`${ladderOf(n, 0).escalationId}/2`)?.at,
    // Its time counts from when it has asked, which is later by as long as so many are begun at once.
    saysDueAt: (n) => stage.sent.get(`${ladderOf(n, 0).escalationId}/1`)?.acknowledgeBy,
  });

/** So many callers who are to be called back; how late the task of each is made. */
export const dueCallbacks = (stage: Stage, { createdAt }: Pick<Outside, 'createdAt'>) =>
  measure({
    name: 'callbacks',
    start: (n, dueAt) => startHeld(stage.client, callerOf(n), dueAt),
    doneAt: (n) => createdAt(callerOf(n)),
  });

const callerOf = (n: number): string => `bench-callback-${n}`;

const startHeld = (client: Client, id: string, dueAt: number) =>
  client.workflow.start(INTERACTION_WORKFLOW, {
    workflowId: interactionWorkflowId(asInteractionId(id)),
    taskQueue: TASK_QUEUES.main,
    args: [{ resumed: heldForCallback(id, dueAt) }],
  });

async function measure({ name, start, doneAt, saysDueAt }: Crowd): Promise<Record<string, number>> {
  const ahead = Math.ceil(OPEN / 20);
  const rate = await startAll(start, { from: 0, to: ahead }, () => Date.now() + NOT_DUE_MS);
  const firstDueAt = Date.now() + ((OPEN - ahead) / rate) * 1_500 + LEAD_MS;
  const dueAt = (n: number) => firstDueAt + ((n - ahead) / (OPEN - ahead)) * DUE_WITHIN_MS;
  const half = Math.round(OPEN / 2);
  await startAll(start, { from: ahead, to: half }, dueAt);
  const halfOpenMb = residentMb();
  await startAll(start, { from: half, to: OPEN }, dueAt);
  if (Date.now() > firstDueAt) throw new Error('The first was due before the last was open: ask for fewer.');
  const allOpenMb = residentMb();
  const measured = Array.from({ length: OPEN - ahead }, (_, n) => ahead + n);
  const giveUpAt = firstDueAt + DUE_WITHIN_MS + GIVE_UP_MS;
  while (measured.some((n) => doneAt(n) === undefined) && Date.now() < giveUpAt) await pause(LOOK_EVERY_MS);
  const missing = measured.filter((n) => doneAt(n) === undefined).length;
  const late = measured.map((n) => (doneAt(n) ?? giveUpAt) - (saysDueAt?.(n) ?? dueAt(n)));
  const lastAt = Math.max(...measured.map((n) => doneAt(n) ?? giveUpAt));
  return {
    [`${name}Open`]: OPEN,
    [`${name}StartedPerS`]: rate,
    [`${name}DuePerS`]: (measured.length / DUE_WITHIN_MS) * 1_000,
    [`${name}DonePerS`]: (measured.length / (lastAt - firstDueAt)) * 1_000,
    [`${name}LatenessP50Ms`]: quantile(late, 0.5),
    [`${name}LatenessP99Ms`]: quantile(late, 0.99),
    [`${name}Missing`]: missing,
    [`${name}MemoryGrowth`]: allOpenMb / halfOpenMb,
    [`${name}MemoryMb`]: residentMb(),
  };
}

/** A few at a time; answers with how many a second. */
async function startAll(
  start: Crowd['start'],
  { from, to }: { from: number; to: number },
  dueAt: (n: number) => number,
): Promise<number> {
  const startedAt = Date.now();
  for (let n = from; n < to; n += STARTS_AT_ONCE) {
    const some = Array.from({ length: Math.min(STARTS_AT_ONCE, to - n) }, (_, nth) => n + nth);
    await Promise.all(some.map((nth) => start(nth, dueAt(nth))));
  }
  return ((to - from) / (Date.now() - startedAt)) * 1_000;
}

function residentMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

const HOOK = { kind: 'channel', channel: 'hook', channelKind: 'webhook' } as const;

const ladderOf = (n: number, acknowledgeWithinMs: number) =>
  ladderStart(`bench-crowd-${n}`, [level(HOOK, acknowledgeWithinMs), level(HOOK, NOT_DUE_MS)]);
