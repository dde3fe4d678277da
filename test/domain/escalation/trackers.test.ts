import { OUTSIDE_FAILURES } from '../../../src/domain/failure-types';
import type { LadderTarget } from '../../../src/domain/escalation/ladder';
import { ladder, LadderLife, level, MINUTE, person } from './ladder-life';

const board: LadderTarget = { kind: 'channel', channel: 'board', channelKind: 'jira' };
const HOUR = 60 * MINUTE;

const pages = ({ state }: LadderLife) =>
  state.asked.flatMap(({ targets }) => targets.map(({ name, page }) => `${name} ${page}`));

it('of two messages about one issue the second waits for the first: both would create it', () => {
  const life = new LadderLife(ladder([level([board])], { repeat: 2 }));
  life.passes(5 * MINUTE);
  expect(life.pagesOut).toHaveLength(1);
  life.answers(0, OUTSIDE_FAILURES.unavailable);
  expect(life.pagesOut).toHaveLength(0);
  life.passes(30_000);
  expect(life.paged).toEqual(['1-1-channel-board', '1-1-channel-board']);
  life.answers(0);
  expect(life.paged.at(-1)).toBe('2-1-channel-board');
});

it('it is sent again less and less often, and not before it could be seen whether it came', () => {
  const life = new LadderLife(ladder([level([board], { acknowledgeWithinMs: 24 * HOUR })]));
  const tries = [life.now];
  const until = life.now + 7 * HOUR;
  life.answers(0, OUTSIDE_FAILURES.unknown);
  while (life.now < until && life.state.endedAt === null) {
    life.passes(MINUTE / 2);
    if (life.pagesOut.length === 0 || life.state.endedAt !== null) continue;
    tries.push(life.now);
    life.answers(0, OUTSIDE_FAILURES.unavailable);
  }
  const pauses = tries.slice(1).map((at, n) => (at - tries[n]!) / MINUTE);
  expect(pauses.slice(0, 6)).toEqual([5, 1, 2, 4, 8, 10]);
  expect(Math.max(...pauses)).toBe(10);
  // For six hours; then nobody was asked there, and the level is left.
  expect(tries.at(-1)! - tries[0]!).toBeGreaterThanOrEqual(6 * HOUR);
  expect(life.state.timeline.filter(({ what }) => what === 'page.delayed')).toHaveLength(1);
  expect(pages(life)).toEqual(['board failed', 'boss sending']);
});

it('what waits to be sent again is withdrawn once somebody has it, and holds nothing up', () => {
  const life = new LadderLife(ladder([level([board, person('dana')])]));
  life.answers(0, OUTSIDE_FAILURES.unavailable);
  life.answers(0);
  expect(life.commanded({ kind: 'acknowledge', as: 'dana' })).toBeNull();
  expect(pages(life)).toEqual(['board withdrawn', 'dana sent']);
  life.passes(MINUTE);
  expect(life.pagesOut).toHaveLength(0);
  expect(life.commanded({ kind: 'resolve_escalation', as: 'dana' })).toBeNull();
  expect(life.finished).toBe(true);
});

it('a refusal is final at once', () => {
  const life = new LadderLife(ladder([level([board]), level([person('dana')])]));
  life.answers(0, OUTSIDE_FAILURES.refused);
  expect(life.state.place.level).toBe(2);
});

it('a ladder that is left with the tracker does not tell it so twice', () => {
  const life = new LadderLife(ladder([level([board])], { ifUnanswered: board }));
  life.answers(0);
  life.passes(5 * MINUTE);
  life.answers(0);
  expect(life.state.status).toBe('unanswered');
  expect(life.paged).toEqual(['1-1-channel-board', '1-end-channel-board']);
  expect(life.did.filter((name) => name === 'tellChannel')).toEqual([]);
  expect(life.finished).toBe(true);
});

it('notes wait until the issue is there, and each is given to it once; the oldest of too many are dropped', () => {
  const life = new LadderLife(ladder([level([board], { acknowledgeWithinMs: HOUR })]));
  for (let n = 1; n <= 22; n++) life.noted(`note-${n}`);
  life.noted('note-22');
  expect(life.said).toEqual([]);
  life.answers(0);
  expect(life.said).toEqual(Array.from({ length: 20 }, (_, n) => `note-${n + 3}`));
  life.noted('note-23');
  expect(life.said.at(-1)).toBe('note-23');
  life.commanded({ kind: 'resolve_escalation', by: { kind: 'supervisor', id: 'sue' } });
  life.noted('note-24');
  expect(life.said).toHaveLength(21);
});

it('a ladder without a tracker keeps no notes', () => {
  const life = new LadderLife(ladder([level([person('dana')])]));
  life.noted('note-1');
  expect(life.state.comments).toBeUndefined();
});

it('a comment counts only on an issue of its own', () => {
  const life = new LadderLife(ladder([level([board])]));
  life.answers(0, null, { ref: { id: '10001', key: 'ENG-1' } });
  const by = { kind: 'jira', id: 'Kim' } as const;
  const comment = (issue: string) =>
    life.commanded({ kind: 'comment', by, as: null, issue, text: 'Which IdP?' });
  expect(comment('10002')).toBe('not_asked');
  expect(comment('10001')).toBeNull();
  expect(life.notes).toEqual(['Comment by Kim (jira): Which IdP?']);
});

it('a copy of its issue, labels and all, answers for nobody', () => {
  const life = new LadderLife(ladder([level([board])]));
  const by = { kind: 'jira', id: 'Kim' } as const;
  const onIssue = (id: string) => ({ by, as: 'board', ref: { id, key: `ENG-${id}` } });
  life.answers(0, null, { ref: { id: '10001', key: 'ENG-1' } });
  expect(life.commanded({ kind: 'acknowledge', ...onIssue('10002') })).toBe('not_asked');
  expect(life.commanded({ kind: 'resolve_escalation', note: null, ...onIssue('10002') })).toBe('not_asked');
  expect(life.state.status).toBe('open');
  expect(life.commanded({ kind: 'resolve_escalation', note: null, ...onIssue('10001') })).toBeNull();
  expect(life.state.status).toBe('resolved');
});

it('whose answer was lost is heard from the issue that says so', () => {
  const life = new LadderLife(ladder([level([board])]));
  life.answers(0, OUTSIDE_FAILURES.unknown);
  const by = { kind: 'jira', id: 'Kim' } as const;
  const ref = { id: '10001', key: 'ENG-1' };
  expect(life.commanded({ kind: 'acknowledge', by, as: 'board', ref })).toBeNull();
  expect(life.state.status).toBe('acknowledged');
});
