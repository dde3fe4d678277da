import type { Alert } from '../../../src/domain/escalation/alerts';
import type { LadderTarget } from '../../../src/domain/escalation/ladder';
import { ladder, LadderLife, level, MINUTE, personOf } from './ladder-life';

const inSlack = (name: string): LadderTarget => ({
  kind: 'person',
  person: { ...personOf(name), channelKind: 'slack', slackId: `U-${name}` },
});
const onCall = { kind: 'channel', channel: 'on-call', channelKind: 'pagerduty' } as const;

const newsTo = ({ news }: LadderLife) => news.map(({ ref, news: what, owner }) => [ref, what, owner]);

it('an incident that an older worker opened is told who took it, by a run that goes on with its state', () => {
  const life = new LadderLife(ladder([level([onCall])]));
  life.answers(0);
  life.goesOn((state) => ({
    ...state,
    alerts: (state.alerts ?? []).map(({ kind: _kind, ref: _ref, ...older }): Alert => older),
  }));
  life.commanded({ kind: 'acknowledge', by: { kind: 'supervisor', id: 'sue' } });
  expect(life.news).toMatchObject([{ channel: 'on-call', news: 'acknowledged', message: null }]);
});

it('a message in Slack is changed with all that it said', () => {
  const life = new LadderLife(ladder([level([inSlack('gil')])]));
  life.answers(0);
  life.commanded({ kind: 'acknowledge', as: 'gil' });
  expect(life.news).toMatchObject([
    { news: 'acknowledged', owner: 'gil', message: { data: { text: 'Help.', escalationId: 'chat-1-e1' } } },
  ]);
});

it('taken again after it came to nothing, every message in Slack says whose it is now', () => {
  const life = new LadderLife(ladder([level([inSlack('gil')]), level([inSlack('ida')])]));
  life.answers(0);
  life.commanded({ kind: 'acknowledge', as: 'gil' });
  life.passes(60 * MINUTE);
  life.answers(0);
  life.commanded({ kind: 'acknowledge', as: 'ida' });
  expect(newsTo(life)).toEqual([
    [{ ts: '1' }, 'acknowledged', 'gil'],
    [{ ts: '1' }, 'acknowledged', 'ida'],
    [{ ts: '2' }, 'acknowledged', 'ida'],
  ]);
});

it('with nobody left the messages say whose it is, but not the one that tells them so', () => {
  const life = new LadderLife(ladder([level([inSlack('gil')])], { ifUnanswered: inSlack('boss') }));
  life.answers(0);
  life.passes(5 * MINUTE);
  life.answers(0);
  expect(life.finished).toBe(true);
  expect(newsTo(life)).toEqual([[{ ts: '1' }, 'unanswered', 'boss']]);
});
