import { asInteractionId } from '../../../src/domain/ids';
import type { InteractionStart } from '../../../src/domain/interaction';
import { ladder, LadderLife, level, MINUTE, person } from './ladder-life';

const ANSWER: InteractionStart = {
  interactionId: asInteractionId('chat-1-e1-answer'),
  birth: { kind: 'request' },
  source: 'web-chat',
  externalId: null,
  channel: 'chat',
  customer: { id: 'acct-42', name: null, address: null },
  given: {},
  continues: asInteractionId('chat-1'),
  outreach: {
    because: 'escalation_answered',
    text: 'Solved.',
    quiet: null,
    replyWithinMs: MINUTE,
    after: null,
    externalId: null,
  },
};

/** Dana has solved what she was asked for, while her message was on its way. */
function solved(interactionIsOver: boolean) {
  const around = { interactionIsOver, answer: ANSWER };
  const life = new LadderLife(ladder([level([person('dana')])]), 1, around);
  expect(life.commanded({ kind: 'resolve_escalation', as: 'dana', note: null })).toBeNull();
  return { life, around };
}

const timesBegun = ({ did }: LadderLife): number => did.filter((name) => name === 'startOutreach').length;

it('the customer of an interaction that is over is told by another one, once', () => {
  const { life } = solved(true);
  life.answers(0);
  expect(timesBegun(life)).toBe(1);
  expect(life.finished).toBe(true);
});

it('whose interaction has heard of it is told by nobody else, although that one is over when there is more news', () => {
  const { life, around } = solved(false);
  around.interactionIsOver = true;
  life.answers(0);
  expect(life.state.timeline.at(-1)).toMatchObject({ what: 'page.sent' });
  expect(timesBegun(life)).toBe(0);
  expect(life.finished).toBe(true);
});

it('a new run knows still who tells them', () => {
  const { life, around } = solved(false);
  around.interactionIsOver = true;
  life.goesOn();
  life.answers(0);
  expect(timesBegun(life)).toBe(0);
});
