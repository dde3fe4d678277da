import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

test('level by level, each with its own time, until somebody has it: then nobody else hears of it', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const { receiver } = floor();
  const id = await chat.escalates(ana.sid, 'engineering', { note: 'SSO is down.' });
  await chat.hasCaseNote('SSO is down.');
  expect(id).toBe(`${chat.id}-e1`);
  const first = await receiver.pages('dana', { level: 1 });
  expect(first).toMatchObject({
    channel: 'pager',
    type: 'escalation.asked',
    data: { text: 'Ein Kunde braucht Entwickler.', note: 'SSO is down.', escalationId: id },
  });
  await chat.shows({
    phase: 'active',
    escalations: [{ status: 'open', level: 1, owner: { kind: 'person', name: 'dana', because: 'asked' } }],
  });

  await floor().forward('301 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  await chat.shows({ escalations: [{ level: 2, owner: { name: 'eli' } }] });

  expect(await answers(floor(), id, 'acknowledge', { as: 'incidents' })).toMatchObject({ status: 200 });
  await chat.shows({
    escalations: [{ status: 'acknowledged', owner: { kind: 'webhook', name: 'incidents' } }],
  });
  await floor().forward('30 minutes');
  await chat.shows({ escalations: [{ status: 'acknowledged', level: 2 }] });

  const resolved = await answers(floor(), id, 'resolve', { as: 'incidents', note: 'A certificate.' });
  expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved' } });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  const { timeline } = await chat.shows({ escalations: [{ status: 'resolved' }] });
  expect(timeline.filter(({ what }) => what.startsWith('escalation')).map(({ what }) => what)).toEqual([
    'escalation.started',
    'escalation.climbed',
    'escalation.acknowledged',
    'escalation.resolved',
  ]);
  await ends();
});

test('it begins at the level that was asked for', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'engineering', { level: 3 });
  await floor().receiver.pages('frank', { level: 3 });
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await ends();
});
