import { LISTED_AS, listingOf } from '../../../src/domain/escalation/listing';
import { ladder, LadderLife, level, MINUTE, person, T0 } from './ladder-life';

const levels = [level([person('dana')]), level([person('eli')])];

/** What a list makes of it, beside what it is. */
function listed({ state }: LadderLife) {
  const { level: at, owner, taken, dueAt } = listingOf(state);
  expect(LISTED_AS[state.status]).toEqual({ over: at === null, taken });
  const due = dueAt === null ? null : (dueAt - T0) / MINUTE;
  return [state.status, at, owner, due];
}

it('from the first level to the last consequence it is found by its status', () => {
  const life = new LadderLife(ladder(levels));
  const [, , , firstDue] = listed(life);
  expect(listed(life)).toEqual(['open', 1, 'dana', firstDue]);
  life.passes(Number(firstDue) * MINUTE);
  expect(listed(life).slice(0, 3)).toEqual(['open', 2, 'eli']);
  expect(life.commanded({ kind: 'acknowledge', as: 'dana' })).toBeNull();
  const [status, at, owner, resolveBy] = listed(life);
  expect([status, at, owner]).toEqual(['acknowledged', 2, 'dana']);
  expect(resolveBy).toBeGreaterThan(Number(firstDue));
  expect(life.commanded({ kind: 'resolve_escalation', as: 'dana' })).toBeNull();
  expect(listed(life)).toEqual(['resolved', null, 'dana', null]);
});

it('of what nobody takes the list says whose it is for good', () => {
  const life = new LadderLife(ladder(levels));
  for (const _ of levels) life.passes(Number(listed(life)[3]) * MINUTE - (life.now - T0));
  const [status, at, owner, due] = listed(life);
  expect([status, at, due]).toEqual(['unanswered', null, null]);
  expect(owner).toBe(life.state.owner.name);
});
