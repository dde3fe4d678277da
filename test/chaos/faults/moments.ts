import { setTimeout as pause } from 'node:timers/promises';
import type { FaultKind, FaultTools } from './fault-kind';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 60_000;

/**
 * The worker is killed at a named moment: TaskRouter has the request, or has carried it out, and its answer is held back
 * for ever. The rule's own count shows that the moment came, the exit that the worker died of it.
 */
const workerKilledAt = (what: string, match: string, commit: 'before' | 'after'): FaultKind => ({
  name: `worker killed ${commit} the commit of ${what}`,
  lane: 'emulator',
  run: async (tools) => {
    const { stack, controls, draw } = tools;
    await controls.spoil([{ on: 'request', match, answer: 'timeout', commit, nth: 1 }]);
    const cameAt = await whenApplied(tools);
    if (cameAt === null) return null;
    const { pid, exit, wasKilled, back } = await stack.processes.kill('worker', draw.between(50, 1_500));
    await back;
    return wasKilled ? `the answer to ${match} was held back, and pid ${pid} ${exit}` : null;
  },
});

async function whenApplied({ controls, signal }: FaultTools): Promise<number | null> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt && !signal.aborted) {
    if ((await controls.counts()).some(({ applied }) => applied > 0)) return Date.now();
    await pause(LOOK_EVERY_MS);
  }
  return null;
}

export const TASKS = '/v1/Workspaces/*/Tasks';

export const MOMENTS: readonly FaultKind[] = (['before', 'after'] as const).flatMap((commit) => [
  workerKilledAt('a task', `POST ${TASKS}`, commit),
  workerKilledAt('a move or an end', `POST ${TASKS}/*`, commit),
  workerKilledAt('a read', `GET ${TASKS}/*`, commit),
]);
