import { CHAPTERS, isTold } from '../../../src/bin/demo/chapters';
import type { Interaction } from '../../../src/bin/interactions/api-client';
import type { Moment } from '../../../src/bin/interactions/follow';
import { anInteraction } from '../../api/support/an-interaction';

const BEN = `WK${'b'.repeat(32)}`;

const moment = (second: number, what: string, details: object = {}, agent = false): Moment => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  what,
  by: agent ? { kind: 'agent', id: BEN } : { kind: 'throughline', id: null },
  details: details as Moment['details'],
});

/** The story as it should go, at speed 1. */
const TOLD: Interaction = {
  ...anInteraction,
  phase: 'closed',
  outcome: 'resolved',
  outcomeReason: 'completed',
  defects: [],
  decision: { ...anInteraction.decision!, route: 'enterprise-sso-chat' },
  legs: [{ ...anInteraction.legs[0]!, agent: { sid: BEN, name: 'ben' } }],
  timeline: [
    moment(0, 'interaction.started', { source: 'web-chat' }),
    moment(1, 'customer.enriched', { tier: 'enterprise' }),
    moment(1, 'task.created', { queue: 'enterprise-technical' }),
    moment(61, 'step.moved', { queue: 'technical-backup' }),
    moment(64, 'offer.accepted', {}, true),
    moment(65, 'diagnostics.gathered', { diagnostic: 'identity' }),
    moment(65, 'case_note.written', { note: 'diagnostics' }),
    moment(90, 'note.added', {}, true),
    moment(90, 'case_note.written', { note: 'note:1' }),
    moment(150, 'resolve.asked', {}, true),
    moment(151, 'case_note.written', { note: 'outcome' }),
  ],
};

const unseen = (state: Interaction): string[] =>
  CHAPTERS.filter(({ isSeen }) => !isSeen(state)).map(({ title }) => title);

const without = (at: number): Interaction => ({
  ...TOLD,
  timeline: TOLD.timeline.filter((_, index) => index !== at),
});

const changed = (what: string, change: Partial<Moment>): Interaction => ({
  ...TOLD,
  timeline: TOLD.timeline.map((each) => (each.what === what ? { ...each, ...change } : each)),
});

test('the whole story is seen', () => {
  expect(unseen(TOLD)).toEqual([]);
  expect(isTold(TOLD)).toBe(true);
});

test.each(TOLD.timeline.map(({ what, details }, at) => [what, JSON.stringify(details), at] as const))(
  'a story without %s %s is not',
  (_what, _details, at) => {
    expect(unseen(without(at))).not.toEqual([]);
  },
);

test.each([
  ['a task made twice', { ...TOLD, timeline: [...TOLD.timeline, moment(2, 'task.created')] }],
  ['an overflow that came early', changed('step.moved', { at: '2026-01-01T00:00:30.000Z' })],
  ['an overflow after the acceptance', changed('step.moved', { at: '2026-01-01T00:01:10.000Z' })],
  ['another route', { ...TOLD, decision: anInteraction.decision }],
  ['a defect', { ...TOLD, defects: anInteraction.defects }],
  ['an acceptance by ana', { ...TOLD, legs: anInteraction.legs }],
  ['another outcome', { ...TOLD, outcome: 'cancelled' as const }],
])('a story with %s is not', (_what, state) => {
  expect(unseen(state as Interaction)).not.toEqual([]);
});
