import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../../../src/bin/supervisor/child';
import type { Passage } from '../evidence/evidence';
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

const PATIENCE_MS = 20_000;

/** Events that move an interaction, and what is only kept. */
const MOVES = /^(reservation\.(accepted|wrapup)|task\.(canceled|completed))$/;
const KEPT = /^(reservation\.created|task-queue\.entered|workflow\.entered|task\.updated)$/;

/** How often what arrived since then was answered so. */
const answered = (passages: readonly Passage[], since: number, type: RegExp, status: number): number =>
  passages.filter(({ at, eventType, told }) => at > since && type.test(eventType) && told === status).length;

/**
 * The records' database ends, by its own fast shutdown or killed, for as long as it takes to see what that is to change:
 * what moves an interaction is taken, what would only be kept is refused.
 */
const databaseAway = (how: 'stopped' | 'killed'): FaultKind => ({
  name: `database ${how}`,
  lane: 'processes',
  run: async ({ stack: { processes, door }, draw, signal }) => {
    const end = (child: Child): void => (how === 'killed' ? child.kill() : child.requestStop());
    const { pid, exit, bringBack } = await processes.takeDown('database', end);
    const since = Date.now();
    const seen = () => ({
      refused: answered(door.passages, since, KEPT, 503),
      taken: answered(door.passages, since, MOVES, 204),
    });
    await pause(draw.between(2_000, 6_000));
    while (Math.min(...Object.values(seen())) === 0 && Date.now() - since < PATIENCE_MS && !signal.aborted) {
      await pause(100);
    }
    const { refused, taken } = seen();
    await bringBack();
    if (refused === 0 || taken === 0) return null;
    return `pid ${pid} ${exit}; ${taken} events that move were taken, ${refused} others answered 503`;
  },
});

/** Processes end or stand still at random moments. A frozen worker comes back after its activities have timed out. */
export const PROCESS_FAULTS: readonly FaultKind[] = [
  killed('worker', 4_000),
  killed('api', 1_500),
  killed('temporal', 2_000),
  frozen('temporal', 1_000, 4_000),
  frozen('worker', 11_000, 13_000),
  databaseAway('stopped'),
  databaseAway('killed'),
];
