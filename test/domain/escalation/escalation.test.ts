import fc from 'fast-check';
import type { Person } from '../../../src/domain/escalation/ladder';
import { OUTSIDE_FAILURES } from '../../../src/domain/failure-types';
import { ladder, LadderLife, level, MINUTE, person, personOf, webhook } from './ladder-life';

const ack = (as: string) => ({ kind: 'acknowledge', as }) as const;

it('an acknowledgement at the instant of the deadline: whichever is heard first holds', () => {
  const levels = [level([person('dana')]), level([person('eli')])];
  const first = new LadderLife(ladder(levels));
  first.now += 5 * MINUTE;
  expect(first.commanded(ack('dana'))).toBeNull();
  expect(first.state).toMatchObject({ status: 'acknowledged', place: { level: 1 }, owner: { name: 'dana' } });
  expect(first.paged).toEqual(['1-1-person-dana']);

  const second = new LadderLife(ladder(levels));
  second.passes(5 * MINUTE);
  expect(second.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'eli' } });
  expect(second.commanded(ack('dana'))).toBeNull();
  expect(second.state).toMatchObject({ status: 'acknowledged', owner: { name: 'dana' } });
});

it('a level that nobody could be reached in is left at once; one that may have been heard is not', () => {
  const life = new LadderLife(ladder([level([person('dana'), webhook('ops')]), level([person('eli')])]));
  life.answers(0, OUTSIDE_FAILURES.refused);
  expect(life.state.place).toEqual({ round: 1, level: 1 });
  life.answers(0, OUTSIDE_FAILURES.refused);
  expect(life.state.place).toEqual({ round: 1, level: 2 });
  life.answers(0, OUTSIDE_FAILURES.unknown);
  expect(life.state.place).toEqual({ round: 1, level: 2 });
});

it('every level down: it ends with whom the ladder names, at once', () => {
  const life = new LadderLife(ladder([level([person('dana')]), level([person('eli')])], { repeat: 1 }));
  for (let n = 0; n < 4; n++) life.answers(0, OUTSIDE_FAILURES.refused);
  expect(life.state).toMatchObject({ status: 'unanswered', owner: { name: 'boss' } });
  expect(life.finished).toBe(false);
  life.answers(0, OUTSIDE_FAILURES.refused);
  expect(life.finished).toBe(true);
  expect(life.state.note).toBe('done');
});

it('what could not be delivered is not tried any more once the ladder has ended', () => {
  const life = new LadderLife(ladder([level([person('dana')])]));
  life.passes(5 * MINUTE);
  const pages = life.state.asked.flatMap(({ targets }) => targets.map(({ name, page }) => [name, page]));
  expect(pages).toEqual([
    ['dana', 'withdrawn'],
    ['boss', 'sending'],
  ]);
});

it('who is named twice in a level is asked once', () => {
  const life = new LadderLife(ladder([level([person('dana'), person('dana')])]));
  expect(life.pagesOut).toHaveLength(1);
});

it('an empty ladder, repeated, asks nobody and is left with whom it names', () => {
  const life = new LadderLife(ladder([level([]), level([])], { repeat: 9 }));
  expect(life.state.status).toBe('unanswered');
  expect(life.pagesOut).toHaveLength(1);
});

it('a ladder of three levels, acknowledged at the third, tells its interaction four times', () => {
  const life = new LadderLife(ladder(['dana', 'eli', 'ops'].map((name) => level([person(name)]))));
  for (let at = 0; at < 3; at++) {
    life.answers(0);
    if (at < 2) life.passes(5 * MINUTE);
  }
  life.commanded(ack('ops'));
  expect(life.told.map(({ status, level: at }) => [status, at])).toEqual([
    ['open', 1],
    ['open', 2],
    ['open', 3],
    ['acknowledged', 3],
  ]);
  expect(life.told[3]?.asked.map(({ page }) => page)).toEqual(['sent', 'sent', 'sent']);
});

it('what an interaction is told stays small, however often the ladder is climbed', () => {
  const levels = Array.from({ length: 10 }, (_, at) => level([person(`p${at}`)]));
  const life = new LadderLife(ladder(levels, { repeat: 2 }));
  for (let at = 0; at < 30; at++) life.passes(5 * MINUTE);
  expect(life.state.status).toBe('unanswered');
  expect(life.state.asked).toHaveLength(31);
  for (const { asked, timeline } of life.told) {
    expect(asked.length).toBeLessThanOrEqual(20);
    expect(timeline.length).toBeLessThanOrEqual(20);
  }
  expect(life.told.at(-1)?.owner.name).toBe('boss');
});

it('it ends with a rotation whose first turn is still to come: whoever has that one hears of it', () => {
  const { person: frank } = person('frank') as { person: Person };
  const rotation = { name: 'r', people: [frank], zone: 'UTC', from: '2030-01-01', atMinute: 0, everyDays: 7 };
  const life = new LadderLife(
    ladder([level([{ kind: 'rotation', rotation }])], { ifUnanswered: { kind: 'rotation', rotation } }),
  );
  expect(life.state).toMatchObject({ status: 'unanswered', owner: { name: 'frank', because: 'unanswered' } });
  expect(life.pagesOut).toHaveLength(1);
});

it('left with a rotation whose first turn is still to come, it is whose turn that will be', () => {
  const begins = { name: 'later', zone: 'Europe/Berlin', from: '2026-06-01', atMinute: 540, everyDays: 7 };
  const rotation = { ...begins, people: [personOf('frank'), personOf('dana')] };
  const life = new LadderLife(
    ladder([level([{ kind: 'rotation', rotation }])], { ifUnanswered: { kind: 'rotation', rotation } }),
  );
  expect(life.state).toMatchObject({ status: 'unanswered', owner: { name: 'frank' } });
  expect(life.paged).toEqual(['1-end-person-frank']);
});

it('who acknowledges late has time as the level counts it at which they were asked', () => {
  const office = { kind: 'calendar' };
  const levels = [level([person('dana')], { calendar: office }), level([person('eli')])];
  const life = new LadderLife(ladder(levels));
  life.passes(5 * MINUTE);
  expect(life.state.place.level).toBe(2);
  life.commanded(ack('dana'));
  expect(life.counted).toEqual([office]);
});

it('whoever acknowledged and did not resolve it is not said to have been silent', () => {
  const life = new LadderLife(ladder([level([person('dana')])]));
  life.commanded(ack('dana'));
  life.passes(60 * MINUTE);
  expect(life.state.status).toBe('unanswered');
  expect(life.notes.join()).toContain('It is with boss.');
  expect(life.notes.join()).not.toContain('Nobody acknowledged');
  expect(life.commanded(ack('dana'))).toBe('escalation_over');
  expect(JSON.stringify(life.state.answers)).not.toContain('Nobody acknowledged');
});

it('an interaction that is over need not hear of it: that is no failure', () => {
  const life = new LadderLife(ladder([level([person('dana')])]), 1, { interactionIsOver: true });
  life.answers(0);
  life.commanded(ack('dana'));
  const { timeline, told, version } = life.state;
  expect(timeline.map(({ what }) => what)).toEqual([
    'escalation.started',
    'level.asked',
    'page.sent',
    'escalation.acknowledged',
  ]);
  expect(told).toBe(version);
});

it('climbed as often and as widely as may be, it stays small enough to be told', () => {
  const crowd = Array.from({ length: 20 }, (_, n) => person(`somebody-with-a-rather-long-name-${n}`));
  const levels = Array.from({ length: 20 }, () => level(crowd));
  const life = new LadderLife(ladder(levels, { repeat: 9 }));
  for (let n = 0; n < 250; n++) {
    while (life.pagesOut.length > 0) life.answers(0);
    life.passes(5 * MINUTE);
    expect(life.state.owner.name).not.toBeNull();
  }
  expect(life.finished).toBe(true);
  expect(life.paged).toHaveLength(20 * 20 * 10 + 1);
  expect(life.largestNews).toBeLessThan(100_000);
});

/** Whatever happens, in whatever order. */
const happening = fc.oneof(
  fc.record({
    what: fc.constant('answers' as const),
    n: fc.nat(3),
    failure: fc.constantFrom(null, null, ...Object.values(OUTSIDE_FAILURES)),
  }),
  fc.record({
    what: fc.constant('acknowledge' as const),
    as: fc.constantFrom('dana', 'eli', 'ops', 'boss', 'nobody'),
  }),
  fc.record({ what: fc.constant('resolve' as const), as: fc.constantFrom('dana', 'nobody') }),
  fc.record({ what: fc.constant('passes' as const), minutes: fc.constantFrom(1, 5, 30, 61) }),
);

const anyLevel = fc
  .record({
    targets: fc.subarray([person('dana'), person('eli'), webhook('ops')]),
    acknowledge: fc.constantFrom('any' as const, 'all' as const),
  })
  .map(({ targets, acknowledge }) => level(targets, { acknowledge }));

it('whatever happens: one owner, nobody asked who need not be, and an end', () => {
  fc.assert(
    fc.property(
      fc.array(anyLevel, { minLength: 1, maxLength: 3 }),
      fc.nat(2),
      fc.array(happening, { maxLength: 25 }),
      (levels, repeat, happenings) => {
        const life = new LadderLife(ladder(levels, { repeat }));
        let past = life.state.place;
        for (const one of happenings) {
          const before = { status: life.state.status, pages: life.paged.length };
          if (one.what === 'answers') life.answers(one.n % Math.max(1, life.pagesOut.length), one.failure);
          if (one.what === 'passes') life.passes(one.minutes * MINUTE);
          if (one.what === 'acknowledge') life.commanded(ack(one.as));
          if (one.what === 'resolve') life.commanded({ kind: 'resolve_escalation', as: one.as });

          const { state } = life;
          expect(state.owner.name).toEqual(expect.any(String));
          const height = ({ round, level: at }: typeof past) => round * 100 + (at ?? 99);
          expect(height(state.place)).toBeGreaterThanOrEqual(height(past));
          past = state.place;
          const isQuiet = state.status === 'acknowledged' || state.status === 'resolved';
          if (isQuiet && one.what !== 'passes') expect(life.paged).toHaveLength(before.pages);
          if (before.status === 'resolved' || before.status === 'unanswered') {
            expect(state.status).toBe(before.status);
            expect(life.paged).toHaveLength(before.pages);
          }
        }
        expect(new Set(life.paged).size).toBe(life.paged.length);
        for (let n = 0; n < 60 && !life.finished; n++) {
          while (life.pagesOut.length > 0) life.answers(0);
          life.passes(61 * MINUTE);
        }
        expect(life.finished).toBe(true);
        expect(life.state).toMatchObject({ note: 'done', told: life.state.version });
      },
    ),
    { numRuns: 500 },
  );
});
