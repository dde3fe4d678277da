import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile } from '../quantile';
import { cpuSeconds } from './cpu';
import { until, type Product } from './product';

const WAITING = 500;
const SPREAD_MS = 60_000;
const STEP_MS = 120_000;

/**
 * How late a waiting customer is moved on: from the instant the step is due (TaskRouter's creation of the task plus the
 * step, both in whole seconds of TaskRouter's) to the emulator's commit of the write that moves the task. All wait at
 * once; the deadlines are as far apart as the arrivals were.
 */
export async function timerLateness(product: Product) {
  const ids = await product.startChats(WAITING, 'after_120s', SPREAD_MS);
  let tasks = await product.tasks();
  await until('every chat has its task', async () => {
    tasks = await product.tasks();
    return ids.every((id) => tasks.has(id));
  });
  const mine = ids.map((id) => tasks.get(id)!);
  const dues = mine.map(({ createdAt }) => createdAt + STEP_MS);
  if (Date.now() > Math.min(...dues)) throw new Error('The first step was due before the last chat waited.');
  await pause(Math.min(...dues) - Date.now());
  const spent = cpuSeconds();
  await pause(Math.max(...dues) - Date.now());
  let moves = new Map<string, number>();
  await until('every task was moved', async () => {
    moves = await movesOf(product);
    return mine.every(({ sid }) => moves.has(sid));
  });
  const cpu = cpuSeconds() - spent;
  const late = mine.map(({ sid, createdAt }) => moves.get(sid)! - createdAt - STEP_MS);
  return {
    timerLatenessP50Ms: median(late),
    timerLatenessP99Ms: quantile(late, 0.99),
    timerLatenessMaxMs: Math.max(...late),
    timerCpuS: cpu,
    timerSpreadS: (Math.max(...dues) - Math.min(...dues)) / 1_000,
  };
}

/** When each task was first written to. A waiting one is, to move it and before it ends. */
async function movesOf(product: Product): Promise<Map<string, number>> {
  const moves = new Map<string, number>();
  for (const { operation, sid, instant } of await product.effects()) {
    if (operation === 'tasks.update' && !moves.has(sid)) moves.set(sid, instant);
  }
  return moves;
}
