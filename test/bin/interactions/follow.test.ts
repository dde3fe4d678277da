import type { Interaction } from '../../../src/bin/interactions/api-client';
import { follow, type Moment } from '../../../src/bin/interactions/follow';
import { anInteraction } from '../../api/support/an-interaction';

const moment = (at: string, what: string, details: Moment['details'] = {}): Moment => ({
  at: `2026-01-01T00:00:${at}Z`,
  what,
  by: { kind: 'throughline', id: null },
  details,
});

const state = (phase: Interaction['phase'], ...timeline: Moment[]): Interaction => ({
  ...anInteraction,
  phase,
  timeline,
});

async function told(states: readonly Interaction[]): Promise<{ lines: string[]; pauses: number }> {
  let read = 0;
  let pauses = 0;
  const moments = follow({
    read: () => Promise.resolve(states[read++]!),
    pause: () => Promise.resolve(void pauses++),
    isOver: ({ phase }) => phase === 'closed',
  });
  const lines: string[] = [];
  for await (const { what, details } of moments) lines.push(`${what} ${JSON.stringify(details)}`);
  return { lines, pauses };
}

test('tells every moment once, in the order in which it became known, and ends with the interaction', async () => {
  const started = moment('01', 'interaction.started');
  const moved = moment('05', 'step.moved', { step: 2 });
  const accepted = moment('09', 'offer.accepted');
  const { lines, pauses } = await told([
    state('waiting', started),
    state('waiting', started, moved),
    state('closed', started, { ...moved, at: '2026-01-01T00:00:04Z' }, accepted),
  ]);
  expect(lines).toEqual(['interaction.started {}', 'step.moved {"step":2}', 'offer.accepted {}']);
  expect(pauses).toBe(2);
});

test('two moments that say different things are two, even at one instant', async () => {
  const { lines } = await told([
    state('closed', moment('01', 'step.moved', { step: 2 }), moment('01', 'step.moved', { step: 3 })),
  ]);
  expect(lines).toHaveLength(2);
});
