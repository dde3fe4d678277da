import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, escalationPath, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

test('the interaction closes as escalated, and the ladder goes on by itself', async () => {
  const { ana, chat, offer } = await activeChat(floor());
  const { receiver } = floor();
  const id = await chat.escalates(ana.sid, 'engineering');
  await receiver.pages('dana', { level: 1 });
  await offer.completes();
  await chat.closesAs('escalated', 'completed');
  await floor().forward('301 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  expect(await floor().call('supervisor', 'GET', escalationPath(id))).toMatchObject({
    status: 200,
    body: { status: 'open', level: 2, owner: { name: 'eli', because: 'asked' }, endedAt: null },
  });
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli' })).toMatchObject({
    status: 200,
    body: { status: 'acknowledged', owner: { name: 'eli' } },
  });
  const resolves = () => answers(floor(), id, 'resolve', { as: 'eli', note: 'Mended.', key: 'mended' });
  expect(await resolves()).toMatchObject({ status: 200, body: { status: 'resolved' } });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  // Whoever did not hear the answer may ask again, also once nothing of it runs any more.
  const again = await resolves();
  expect(again).toMatchObject({ status: 200, body: { status: 'resolved' } });
  expect(JSON.stringify(again.body)).not.toContain('tellInteraction.failed');
});

test('what was resolved outside before leaves it resolved', async () => {
  const { ana, chat, offer } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await answers(floor(), id, 'resolve', { as: 'dana' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
