import { setTimeout as pause } from 'node:timers/promises';
import type { FaultInput } from '../../../src/emulator/faults/fault-rule';
import type { RuleCount } from './controls';
import type { FaultKind, FaultTools } from './fault-kind';
import { TASKS } from './moments';

const PATIENCE_MS = 25_000;

const evidenceOf = (counts: readonly RuleCount[]): string | null => {
  const applied = counts.filter(({ applied }) => applied > 0);
  const told = applied.map(({ rule, applied: times }) => `${rule.answer ?? rule.action} ${times}×`);
  return applied.length === 0 ? null : told.join(', ');
};

/** Rules for a while; for longer where none of them has met anything yet. */
const spoiled = (name: string, forMs: number, rules: (seed: number) => readonly FaultInput[]): FaultKind => ({
  name,
  lane: 'emulator',
  run: async ({ controls, draw, signal }: FaultTools) => {
    await controls.spoil(rules(draw.between(1, 1_000_000)));
    const giveUpAt = Date.now() + PATIENCE_MS;
    await pause(forMs);
    while (evidenceOf(await controls.counts()) === null && Date.now() < giveUpAt && !signal.aborted) {
      await pause(200);
    }
    return evidenceOf(await controls.counts());
  },
});

const requests =
  (match: string, chance: number) =>
  (seed: number): FaultInput[] =>
    (
      [
        { answer: 429, retryAfter: 1 },
        { answer: 500, commit: 'before' },
        { answer: 500, commit: 'after' },
      ] as const
    ).map((answer, at) => ({ on: 'request', match, ...answer, chance, seed: seed + at }));

/** What happens to the news of a task. Each kind of event of a task is spoiled by itself. */
const NEWS = [
  'task.created',
  'reservation.accepted',
  'reservation.wrapup',
  'task.canceled',
  'task.completed',
] as const;

const events = (action: 'drop' | 'duplicate' | 'delay' | 'reorder', chance: number) => (seed: number) =>
  NEWS.map((eventType, at): FaultInput => ({
    on: 'event',
    eventType,
    action,
    chance,
    seed: seed + at,
    ...(action === 'delay' && { delayMs: 4_000 }),
  }));

export const REQUEST_FAULTS: readonly FaultKind[] = [
  spoiled('creates refused, failed and unanswered', 5_000, (seed) => [
    ...requests(`POST ${TASKS}`, 0.12)(seed),
    { on: 'request', match: `POST ${TASKS}`, answer: 'timeout', commit: 'before', chance: 0.05, seed },
    {
      on: 'request',
      match: `POST ${TASKS}`,
      answer: 'timeout',
      commit: 'after',
      chance: 0.05,
      seed: seed + 9,
    },
  ]),
  // A create that never came about: the look-ups and the event log find nothing, and it is made again.
  spoiled('a create lost on its way', 2_500, () => [
    { on: 'request', match: `POST ${TASKS}`, answer: 'timeout', commit: 'before', next: 3 },
  ]),
  spoiled('a create carried out, its answer lost', 500, () => [
    { on: 'request', match: `POST ${TASKS}`, answer: 500, commit: 'after', nth: 1 },
  ]),
  spoiled('moves and ends failed', 5_000, requests(`POST ${TASKS}/*`, 0.2)),
  spoiled('reads failed', 5_000, requests(`GET ${TASKS}/*`, 0.15)),
  // The look-up by attributes is eventually consistent: for a while it does not show what is new.
  spoiled('look-ups stale', 6_000, () => [
    { on: 'request', match: `POST ${TASKS}`, answer: 500, commit: 'after', next: 2 },
    { on: 'request', match: `GET ${TASKS}`, answer: 'stale', staleMs: 4_000, every: true },
  ]),
];

export const EVENT_FAULTS: readonly FaultKind[] = [
  spoiled('events dropped', 4_000, events('drop', 0.25)),
  spoiled('events told twice', 4_000, events('duplicate', 0.4)),
  spoiled('events late', 4_000, events('delay', 0.25)),
  // Whoever ended it by a command is done by then.
  spoiled('ends told late', 8_000, () =>
    (['task.completed', 'task.canceled'] as const).map((eventType) => ({
      on: 'event',
      eventType,
      action: 'delay',
      delayMs: 6_000,
      every: true,
    })),
  ),
  spoiled('events overtaken', 4_000, events('reorder', 0.3)),
  spoiled('callbacks that reach nobody, or are answered too late', 4_000, (seed) => [
    { on: 'callback', kind: 'event', action: 'refuse', chance: 0.1, seed },
    { on: 'callback', kind: 'event', action: 'late', chance: 0.1, seed: seed + 1 },
  ]),
];
