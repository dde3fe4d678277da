import { applyEscalation, decideEscalation } from '../../../src/domain/escalation';
import type { EscalationAction } from '../../../src/domain/escalation/actions';
import type { EscalationFactBody } from '../../../src/domain/escalation/facts';
import { replayOf } from '../../../src/domain/escalation/replaying';
import type { Person } from '../../../src/domain/escalation/ladder';
import { OUTSIDE_FAILURES } from '../../../src/domain/failure-types';
import { ladder, LadderLife, level, MINUTE, person, personOf, webhook } from './ladder-life';

const ack = (as: string) => ({ kind: 'acknowledge', as }) as const;
const back = (as: string | null, note: string | null = null) => ({ kind: 'hand_back', as, note }) as const;
const SUPERVISOR = { kind: 'supervisor', id: 'sofia' } as const;

const two = () => new LadderLife(ladder([level([person('dana'), person('eli')]), level([person('frank')])]));

it('who has it hands it back: the next level is asked at once, and hears why', () => {
  const life = two();
  life.commanded(ack('dana'));
  life.passes(MINUTE);
  expect(life.commanded(back('dana', 'It is the network.'))).toBeNull();
  expect(life.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'frank' } });
  expect(life.paged.at(-1)).toBe('1-2-person-frank');
  const page = life.pagesOut.at(-1);
  expect(page?.do === 'page' && page.message['data']).toMatchObject({
    handedBack: { by: 'dana', note: 'It is the network.' },
  });
  life.commanded({ kind: 'resolve_escalation', as: 'frank' });
  expect(life.notes.at(-1)).toContain('Handed back: dana: It is the network.');
});

it('handed back at the last level it is whose the ladder names: never nobody’s', () => {
  const life = new LadderLife(ladder([level([person('dana')])]));
  life.commanded(ack('dana'));
  life.commanded(back('dana'));
  expect(life.state).toMatchObject({ status: 'unanswered', owner: { name: 'boss', because: 'unanswered' } });
});

it('who is asked and will not take it is not waited for; the others of the level are', () => {
  const life = two();
  expect(life.state.owner.name).toBe('dana');
  life.commanded(back('dana'));
  expect(life.state).toMatchObject({ status: 'open', place: { level: 1 }, owner: { name: 'eli' } });
  expect(life.state.asked[0]?.targets.map(({ page }) => page)).toEqual(['withdrawn', 'sending']);
  life.commanded(back('eli'));
  expect(life.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'frank' } });
});

it('where all have to acknowledge, one who will not leaves the level behind', () => {
  const both = level([person('dana'), person('eli')], { acknowledge: 'all' });
  const life = new LadderLife(ladder([both, level([person('frank')])]));
  life.commanded(ack('dana'));
  expect(life.state.owner).toMatchObject({ name: 'dana', because: 'acknowledged' });
  life.commanded(back('eli'));
  expect(life.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'frank' } });
});

it('who took it with others hands it back wherever the ladder is by then: it is whoever is asked’s, and the others do not make it up', () => {
  const both = level([person('dana'), person('eli')], { acknowledge: 'all' });
  const life = new LadderLife(ladder([both, level([person('frank'), person('gina')])]));
  life.passes(5 * MINUTE);
  life.commanded(ack('dana'));
  expect(life.state.owner).toMatchObject({ name: 'dana', because: 'acknowledged' });
  // Of those who are asked meanwhile one who will not takes nothing from her.
  life.commanded(back('frank'));
  expect(life.state.owner).toMatchObject({ name: 'dana', because: 'acknowledged' });
  life.commanded(back('dana'));
  expect(life.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'gina' } });
  life.commanded(ack('eli'));
  expect(life.state.status).toBe('open');
});

it('an issue hears that it was handed back when it was, and not when a later one’s time has run out', () => {
  const board = { kind: 'channel', channel: 'board', channelKind: 'jira' } as const;
  const levels = [level([board, person('dana')]), level([person('frank')]), level([person('gina')])];
  const life = new LadderLife(ladder(levels));
  life.answers(0);
  life.commanded(ack('dana'));
  life.commanded(back('dana'));
  life.commanded(ack('frank'));
  const heard = ['acknowledged', 'handed_back', 'acknowledged'];
  expect(life.news.map(({ news }) => news)).toEqual(heard);
  life.passes(60 * MINUTE);
  expect(life.state).toMatchObject({ status: 'open', owner: { name: 'gina' } });
  expect(life.news.map(({ news }) => news)).toEqual(heard);
});

it.each(['slack', 'jira'] as const)(
  'handed back, and somebody else’s before %s could be told, it hears whose it is',
  (channelKind) => {
    const board = { kind: 'channel', channel: 'board', channelKind } as const;
    const life = new LadderLife(ladder([level([board, person('dana'), person('eli')])]));
    life.answers(0);
    life.commanded(ack('dana'));
    life.commandedAtOnce(back('dana'), ack('eli'));
    expect(life.news.map(({ news, owner }) => [news, owner])).toEqual([
      ['acknowledged', 'dana'],
      ['acknowledged', 'eli'],
    ]);
  },
);

describe('an incident that rings again', () => {
  const oncall = { kind: 'channel', channel: 'on-call', channelKind: 'pagerduty' } as const;
  const by = (id: string) => ({ by: { kind: 'pagerduty', id }, as: 'on-call' }) as const;
  const ringsAgain = (key?: string) =>
    ({ kind: 'hand_back', ...by('Support'), note: null, ...(key && { alert: key }) }) as const;

  it('hands back nothing of a newer one, and is told that somebody has it', () => {
    const life = new LadderLife(ladder([level([oncall])], { repeat: 1, resolveWithinMs: 20 * MINUTE }));
    life.answers(0);
    life.commanded({ kind: 'acknowledge', ...by('Kim') });
    const older = life.state.alerts?.[0]?.key;
    life.passes(20 * MINUTE);
    life.answers(0);
    life.commanded({ kind: 'acknowledge', ...by('Lee') });
    // As Kim's was never resolved there, its acknowledgement runs out by PagerDuty's own clock.
    life.commanded(ringsAgain(older));
    expect(life.state).toMatchObject({ status: 'acknowledged', acknowledged: { by: { id: 'Lee' } } });
    expect(life.news).toMatchObject([{ alert: older, news: 'acknowledged' }]);
    life.commanded(ringsAgain(life.state.alerts?.[1]?.key));
    expect(life.state).toMatchObject({ status: 'unanswered', handedBack: [{ by: 'on-call (Support)' }] });
  });

  it('is told once more who has it, where that is somebody else', () => {
    const life = new LadderLife(ladder([level([oncall, person('dana')])]));
    life.answers(0);
    life.commanded(ack('dana'));
    expect(life.commanded(ringsAgain(life.state.alerts?.[0]?.key))).toBeNull();
    expect(life.state).toMatchObject({ status: 'acknowledged', owner: { name: 'dana' } });
    expect(life.news.map(({ news, owner }) => [news, owner])).toEqual([
      ['acknowledged', 'dana'],
      ['acknowledged', 'dana'],
    ]);
  });
});

it('time that cannot be counted for who has handed it back meanwhile holds up nobody else', () => {
  const life = two();
  let { state } = life;
  const tell = (fact: EscalationFactBody): void => {
    state = applyEscalation(state, { ...fact, receivedAt: life.now });
  };
  const begins = (): EscalationAction => {
    const step = decideEscalation({ ...state, telling: true }, life.now);
    if (step.next !== 'act') throw new Error('There is nothing to do.');
    tell({ kind: 'begun', action: step.action });
    return step.action;
  };
  const by = { by: { kind: 'backend', id: 'backend' }, as: 'dana' } as const;
  tell({ kind: 'command', commandId: '1', bodyHash: '', command: { kind: 'acknowledge', ...by } });
  const action = begins();
  expect(action.do).toBe('countTime');
  tell({ kind: 'command', commandId: '2', bodyHash: '', command: { kind: 'hand_back', ...by, note: null } });
  const failure = OUTSIDE_FAILURES.unknown;
  tell({ kind: 'failed', action, failure, message: 'The worker is gone.', retryAfterMs: null });
  expect(begins().do).toBe('openLevel');
});

it('what is sent again is as it was sent, whoever has handed it back since', () => {
  const life = new LadderLife(ladder([level([webhook('ops'), person('dana')]), level([person('frank')])]));
  const sent = life.pagesOut[0];
  life.passes(MINUTE);
  life.answers(0, OUTSIDE_FAILURES.unknown);
  life.commanded(back('dana', 'Not mine.'));
  const replay = sent?.do === 'page' && replayOf(life.state, sent.pageId);
  expect(replay).toMatchObject({ page: { message: sent?.do === 'page' && sent.message } });
  expect(JSON.stringify(replay)).not.toContain('Not mine.');
});

it('what a conversation has, anybody there hands back, also who was asked in their own name before', () => {
  const ines: Person = { ...personOf('ines'), channel: 'eng', channelKind: 'slack', slackId: 'U1' };
  const talk = { kind: 'channel', channel: 'eng', channelKind: 'slack' } as const;
  const life = new LadderLife(
    ladder([level([{ kind: 'person', person: ines }]), level([talk]), level([person('frank')])]),
  );
  const pressed = (id: string) => ({ by: { kind: 'slack', id }, as: 'eng' }) as const;
  life.passes(5 * MINUTE);
  life.commanded({ kind: 'acknowledge', ...pressed('U2') });
  expect(life.state.owner.name).toBe('eng');
  expect(life.commanded({ kind: 'hand_back', ...pressed('U1'), note: null })).toBeNull();
  expect(life.state).toMatchObject({ place: { level: 3 }, handedBack: [{ by: 'eng (U1)' }] });
});

it('twice is once: who has handed it back already changes nothing, and the level after theirs stays', () => {
  const life = two();
  life.commanded(ack('dana'));
  life.commanded(back('dana'));
  expect(life.commanded(back('dana'))).toBeNull();
  expect(life.state).toMatchObject({ place: { level: 2 }, handedBack: [{ by: 'dana' }] });
});

it('it is theirs to hand back who has it, and a supervisor’s; nobody else’s', () => {
  const life = two();
  life.commanded(ack('dana'));
  expect(life.commanded(back('eli'))).toBe('already_acknowledged');
  expect(life.commanded(back(null))).toBe('not_asked');
  expect(life.commanded({ ...back(null), by: { kind: 'agent', id: 'WK-ana' } })).toBe('not_asked');
  expect(life.state).toMatchObject({ status: 'acknowledged', owner: { name: 'dana' } });
  expect(life.commanded({ ...back(null), by: SUPERVISOR })).toBeNull();
  expect(life.state).toMatchObject({ place: { level: 2 }, handedBack: [{ by: 'supervisor sofia' }] });
  life.commanded({ kind: 'resolve_escalation', as: 'frank' });
  expect(life.commanded(back('frank'))).toBe('escalation_over');
});

it('a supervisor who took it in their own name hands it back the same way', () => {
  const life = two();
  life.commanded({ kind: 'acknowledge', by: SUPERVISOR });
  life.commanded({ kind: 'hand_back', by: SUPERVISOR, note: null });
  expect(life.state).toMatchObject({ status: 'open', place: { level: 2 }, owner: { name: 'frank' } });
  // It was no time that had passed.
  expect(life.state.timeline.map(({ what }) => what)).not.toContain('level.not_acknowledged');
});

it('who handed it back may take it after all, while it is asked of others', () => {
  const life = two();
  life.commanded(ack('dana'));
  life.commanded(back('dana'));
  expect(life.commanded(ack('dana'))).toBeNull();
  expect(life.state).toMatchObject({ status: 'acknowledged', owner: { name: 'dana' } });
  life.passes(60 * MINUTE);
  // In the time of her level, from when she took it anew; then it climbs on.
  expect(life.state).toMatchObject({ status: 'unanswered', owner: { name: 'boss' } });
});

it('an issue that goes back to nobody hands back only what it had', () => {
  const board = { kind: 'channel', channel: 'board', channelKind: 'jira' } as const;
  const life = new LadderLife(ladder([level([board, webhook('ops')]), level([person('frank')])]));
  const kim = { by: { kind: 'jira', id: 'Kim' }, as: 'board' } as const;
  life.commanded({ kind: 'hand_back', ...kim, note: null });
  expect(life.state).toMatchObject({ status: 'open', place: { level: 1 }, owner: { name: 'board' } });
  life.commanded({ kind: 'acknowledge', ...kim });
  life.commanded({ kind: 'hand_back', ...kim, note: null });
  expect(life.state).toMatchObject({
    place: { level: 2 },
    owner: { name: 'frank' },
    handedBack: [{ by: 'board (Kim)' }],
  });
});

it('resolved without telling the customer: the case says so', () => {
  const life = two();
  life.commanded({ kind: 'resolve_escalation', as: 'dana', tellCustomer: false });
  expect(life.notes.at(-1)).toContain('The customer is not told, as was asked.');
});
