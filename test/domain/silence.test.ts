import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../../src/domain/conversation';
import { asConversationSid } from '../../src/domain/ids';
import { decide } from '../../src/domain/process';
import { ANA, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

/** A minute to answer, then three. */
const RULES = {
  ...DECISION,
  silence: { nudgeAfterMs: MINUTE, requeueAfterMs: 3 * MINUTE, mostTimes: 1 },
};
const ACCEPTED = T0 + SECOND;

const active = () => new Life().waiting(RULES).hears(event('reservation.accepted', ACCEPTED));

const writes = (life: Life, author: string, at = life.now) =>
  life.tell({
    kind: 'conversation',
    event: {
      type: 'message.added',
      key: `${author}@${at}`,
      at,
      conversationSid: asConversationSid(''),
      author,
    },
  });

const looks = (life: Life) => {
  life.does('readTask');
  return life.answers('readTask', { reading: reading('assigned') });
};

const nudges = (life: Life) => {
  life.waitsUntil(SECOND + MINUTE);
  looks(life);
  expect(life.does('nudgeAgent')).toMatchObject({ taskSid: TASK, since: ACCEPTED });
  return life.answers('nudgeAgent', {});
};

it('of whom nobody tells who writes, nobody says that they are silent', () => {
  active().waitsUntil(15 * MINUTE);
});

it('an agent who says nothing is reminded, then loses the customer to the queue', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  nudges(life);
  life.waitsUntil(SECOND + 3 * MINUTE);
  looks(life);
  expect(life.state.legs).toMatchObject([{ superseded: 'agent_silent' }, { acceptance: null, step: 1 }]);
  expect(life.does('endTask')).toMatchObject({ taskSid: TASK, terms: { ifAccepted: 'complete' } });
});

it('a reminder that comes late leaves the agent time to answer', () => {
  const life = writes(active().after(15 * MINUTE), FROM_AN_ADDRESS);
  looks(life);
  life.does('nudgeAgent');
  life.answers('nudgeAgent', {});
  expect(life.state.legs).toMatchObject([{ superseded: null }]);
  life.waitsUntil(16 * MINUTE);
});

it('whoever was silent is not the first to be asked again, and is in the last step', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  nudges(life);
  looks(life.waitsUntil(SECOND + 3 * MINUTE));
  life.does('endTask');
  const completed = reading('completed', { reason: 'agent_silent' });
  life.answers('endTask', { did: 'ended', reading: completed, deferral: null, said: false });
  expect(life.does('createTask').keys).toMatchObject({ step: 1, exceptSid: ANA });
  const second = { taskSid: `WT${'2'.repeat(32)}` as never, createdAt: life.now };
  life.answers('createTask', { reading: reading('pending', second), defects: [] });
  life.after(60 * SECOND);
  expect(life.does('moveToStep').keys).toMatchObject({ step: 2, exceptSid: null });
});

it('only so often: then the next one keeps the customer', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  nudges(life);
  looks(life.waitsUntil(SECOND + 3 * MINUTE));
  life.does('endTask');
  const completed = reading('completed', { reason: 'agent_silent' });
  life.answers('endTask', { did: 'ended', reading: completed, deferral: null, said: false });
  life.does('createTask');
  const second = { taskSid: `WT${'2'.repeat(32)}` as never, createdAt: life.now };
  life.answers('createTask', { reading: reading('pending', second), defects: [] });
  life.hears(event('reservation.accepted', life.now, { ...second, reservationSid: 'WR2' as never }));
  life.after(MINUTE);
  life.does('readTask');
  life.answers('readTask', { reading: reading('assigned', second) });
  life.does('nudgeAgent');
  life.answers('nudgeAgent', {});
  const next = decide(life.state, life.now);
  expect(next).toEqual({ next: 'wait', until: life.now + 15 * MINUTE });
});

it('an answer ends it; the customer’s own words do not', () => {
  const life = writes(active(), FROM_AN_ADDRESS).after(30 * SECOND);
  writes(life, FROM_AN_ADDRESS);
  expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: ACCEPTED + MINUTE });
  writes(life, FROM_AN_AGENT);
  expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: ACCEPTED + 15 * MINUTE - SECOND });
});

it('after an answer it counts from the first thing that was not answered', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  writes(life.after(30 * SECOND), FROM_AN_AGENT);
  writes(life.after(10 * SECOND), FROM_AN_ADDRESS);
  writes(life.after(10 * SECOND), FROM_AN_ADDRESS);
  life.waitsUntil(40 * SECOND + MINUTE);
});

it('in any order of what was written', () => {
  const at = (seconds: number) => T0 + seconds * SECOND;
  const said: [string, number][] = [
    [FROM_AN_ADDRESS, at(10)],
    [FROM_AN_AGENT, at(20)],
    [FROM_AN_ADDRESS, at(30)],
    [FROM_AN_ADDRESS, at(40)],
  ];
  const permutations = (rest: typeof said): (typeof said)[] =>
    rest.length < 2
      ? [rest]
      : rest.flatMap((one, n) => permutations(rest.filter((_, m) => m !== n)).map((more) => [one, ...more]));
  for (const order of permutations(said)) {
    const life = active().after(50 * SECOND);
    order.forEach(([author, when]) => writes(life, author, when));
    expect(life.state.conversation?.unanswered).toEqual([at(30), at(40)]);
  }
});

it('what was written and not told is found by looking first', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  life.waitsUntil(SECOND + MINUTE);
  life.does('readTask');
  writes(life, FROM_AN_AGENT);
  life.answers('readTask', { reading: reading('assigned') });
  expect(decide(life.state, life.now)).toMatchObject({ next: 'wait' });
});

it('who wraps up is not silent', () => {
  const life = writes(active(), FROM_AN_ADDRESS);
  life.hears(event('reservation.wrapup', T0 + 2 * SECOND));
  life.waitsUntil(15 * MINUTE);
});
