import { setTimeout as pause } from 'node:timers/promises';
import type { Death } from '../stack/processes';
import type { Trap } from '../stack/front-door';
import type { FaultKind, FaultTools } from './fault-kind';

const PATIENCE_MS = 60_000;

/** Waits for a trap to spring; takes it away when it does not. */
async function sprung(
  { stack, signal }: FaultTools,
  trap: Omit<Trap, 'spring'>,
  patienceMs = PATIENCE_MS,
  then: () => void = () => undefined,
): Promise<boolean> {
  let caught = false;
  const takeAway = stack.door.set({
    ...trap,
    spring: () => {
      caught = true;
      then();
    },
  });
  const giveUpAt = Date.now() + patienceMs;
  while (!caught && Date.now() < giveUpAt && !signal.aborted) await pause(20);
  takeAway();
  return caught;
}

const answerLost = (what: string, path: RegExp): FaultKind => ({
  name: `the answer to ${what} lost`,
  lane: 'door',
  run: async (tools) => {
    const wants: Trap['wants'] = (asked) => asked.method === 'POST' && path.test(asked.path);
    const caught = await sprung(tools, { wants, when: 'answered' });
    return caught ? 'the connection was cut after the API had answered' : null;
  },
});

const isMove: Trap['wants'] = ({ eventType }) =>
  ['reservation.accepted', 'task.completed', 'task.canceled'].includes(eventType ?? '');

/** Kills the API as a trap springs. Resolves when it is gone; null when the trap does not spring. */
async function killedBy(
  tools: FaultTools,
  trap: Omit<Trap, 'spring'>,
  afterMs: number,
  patienceMs: number,
): Promise<Death | null> {
  const deaths: Promise<Death>[] = [];
  const kill = async () => {
    await pause(afterMs);
    return tools.stack.processes.kill('api', 200);
  };
  await sprung(tools, trap, patienceMs, () => void deaths.push(kill()));
  const [death] = await Promise.all(deaths);
  return death?.wasKilled === true ? death : null;
}

/** How long Temporal stands still for one event, and how often it is tried. */
const STANDSTILL_MS = 5_000;
const TRIES = 8;

/** The API has an event and no answer from Temporal, which stands still: nothing is signalled. */
const killedBeforeSignal: FaultKind = {
  name: 'api killed between an event and its signal',
  lane: 'door',
  run: async (tools) => {
    for (let tries = 0; tries < TRIES && !tools.signal.aborted; tries += 1) {
      const thaw = await tools.stack.processes.freeze('temporal', STANDSTILL_MS + 2_000);
      // The API is not ready again while Temporal stands still.
      const death = await killedBy(tools, { wants: isMove, when: 'received' }, 100, STANDSTILL_MS);
      const stoodStill = thaw();
      await death?.back;
      if (death !== null && stoodStill) return `pid ${death.pid} ${death.exit} while Temporal stood still`;
      await pause(2_000);
    }
    return null;
  },
};

const killedAfterSignal: FaultKind = {
  name: 'api killed between a signal and its answer',
  lane: 'door',
  run: async (tools) => {
    const death = await killedBy(tools, { wants: isMove, when: 'answered' }, 0, PATIENCE_MS);
    if (death === null) return null;
    await death.back;
    return `pid ${death.pid} ${death.exit} as it answered`;
  },
};

export const DOOR_FAULTS: readonly FaultKind[] = [
  answerLost('a start', /^\/v1\/interactions$/),
  answerLost('a note', /\/notes$/),
  answerLost('a transfer', /\/transfer$/),
  answerLost('a resolve', /\/resolve$/),
  answerLost('an event', /\/taskrouter\/events$/),
  killedBeforeSignal,
  killedAfterSignal,
];
