import { setTimeout as pause } from 'node:timers/promises';
import type { FaultKind } from './fault-kind';

const killed = (name: 'worker' | 'api' | 'temporal', mostMs: number): FaultKind => ({
  name: `${name} killed`,
  lane: 'processes',
  run: async ({ stack, draw }) => {
    const { pid, exit, wasKilled, back } = await stack.processes.kill(name, draw.between(100, mostMs));
    await back;
    return wasKilled ? `pid ${pid} ${exit}` : null;
  },
});

const frozen = (name: 'worker' | 'temporal', least: number, most: number): FaultKind => ({
  name: `${name} frozen`,
  lane: 'processes',
  run: async ({ stack, draw }) => {
    const thaw = await stack.processes.freeze(name, 2 * most);
    const pid = stack.processes.pidOf(name);
    await pause(draw.between(least, most));
    // Whatever another lane did to it meanwhile, it stood still first.
    const end = thaw() ? 'continued' : 'killed meanwhile';
    return pid === null ? null : `pid ${pid} was stopped and ${end}`;
  },
});

/** Processes end or stand still at random moments. A frozen worker comes back after its activities have timed out. */
export const PROCESS_FAULTS: readonly FaultKind[] = [
  killed('worker', 4_000),
  killed('api', 1_500),
  killed('temporal', 2_000),
  frozen('temporal', 1_000, 4_000),
  frozen('worker', 11_000, 13_000),
];
