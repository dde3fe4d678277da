import { FROM_AN_ADDRESS } from '../../src/domain/conversation';
import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { asConversationSid, asInteractionId } from '../../src/domain/ids';
import type { Outreach } from '../../src/domain/outreach';
import { decide } from '../../src/domain/process';
import { Life, MINUTE, SECOND } from './life';

const HOUR = 60 * MINUTE;
const THEIRS = asConversationSid('CH2');

/** A customer on Twilio has been written to first, a second after it began. */
function told(more: Partial<Outreach> = {}): Life {
  const life = new Life(
    { kind: 'request' },
    {
      channel: 'sms',
      continues: asInteractionId('chat-0'),
      conversation: { sid: null, identity: null, binding: null },
      outreach: {
        because: 'escalation_answered',
        text: 'Solved.',
        quiet: null,
        replyWithinMs: 24 * HOUR,
        after: asConversationSid('CH1'),
        externalId: null,
        ...more,
      },
    },
  );
  life.does('reachOut');
  life.after(SECOND).answers('reachOut', { conversationSid: THEIRS });
  return life;
}

const looks = (life: Life, afterMs: number): void => {
  life.waitsUntil(SECOND + afterMs);
  expect(life.does('readMessages')).toMatchObject({ conversationSid: THEIRS });
};

const reply = (at: number) =>
  ({ type: 'message.added', key: 'IM1', at, conversationSid: THEIRS, author: FROM_AN_ADDRESS }) as const;

it('a reply of which nobody told is found, and routed', () => {
  const life = told();
  looks(life, MINUTE);
  life.answers('readMessages', { events: [reply(life.now - 30 * SECOND)] });
  expect(life.state).toMatchObject({ phase: 'intake', outreach: { status: 'replied' } });
  life.does('enrich');
});

it('it is looked for ever more seldom, and once more before their silence is believed', () => {
  const life = told();
  for (const minutes of [1, 8, 64, 512, 24 * 60]) {
    looks(life, minutes * MINUTE);
    life.answers('readMessages', { events: [] });
  }
  life.does('giveUpReply');
  life.answers('giveUpReply', {});
  expect(life.state).toMatchObject({ outcome: 'resolved', outcomeReason: 'no_reply' });
});

it('a conversation that cannot be read keeps nobody waiting for ever', () => {
  const life = told({ replyWithinMs: 5 * MINUTE });
  for (const minutes of [1, 5]) {
    looks(life, minutes * MINUTE);
    life.fails('readMessages', OUTSIDE_FAILURES.refused);
  }
  life.does('giveUpReply');
});

it('where the backend tells of replies there is nothing to look at', () => {
  const life = new Life({ kind: 'request' }, { outreach: { ...told().state.start.outreach!, after: null } });
  life.does('reachOut');
  life.answers('reachOut', { conversationSid: null });
  expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: life.now + 24 * HOUR });
});
