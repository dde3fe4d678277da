import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, escalationPath, LADDERS } from '../harness/ladders';
import { eventually } from '../harness/temporal';

/*
 * Whoever was asked by a webhook hears that somebody else has it, and that it is over, once each; that nobody hears who was
 * not asked, or hears it twice, the harness sees to in every test.
 */

const floor = useFloor(LADDERS);

const newsOf = (): readonly (readonly [string, string, string | null])[] =>
  floor()
    .receiver.news.map(({ data: { target, status, owner } }) => [target.name, status, owner.name] as const)
    .sort();

async function askedTwice() {
  const { receiver } = floor();
  const { ana, chat, ends } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'engineering', { level: 1 });
  await receiver.pages('dana', { level: 1 });
  await floor().forward('301 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  return { chat, id, ends };
}

test('the others who were asked hear who has it, and that it is over; whoever did it does not', async () => {
  const { receiver } = floor();
  const { chat, id, ends } = await askedTwice();
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await receiver.tells('dana', { type: 'escalation.acknowledged', status: 'acknowledged' });
  await receiver.tells('incidents', { type: 'escalation.acknowledged' });
  expect(newsOf()).toEqual([
    ['dana', 'acknowledged', 'eli'],
    ['incidents', 'acknowledged', 'eli'],
  ]);
  const [first] = receiver.news;
  expect(first?.data.messages).toHaveLength(1);
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await receiver.tells('dana', { type: 'escalation.ended', status: 'resolved' });
  await receiver.tells('incidents', { type: 'escalation.ended', status: 'resolved' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await ends();
  expect(newsOf()).toHaveLength(4);
});

test('at the ladder’s end they hear with whom it is left, who is told by a message of their own', async () => {
  const { receiver } = floor();
  const { chat, ends } = await askedTwice();
  await floor().forward('601 seconds');
  await receiver.pages('frank', { level: 3 });
  await floor().forward('901 seconds');
  await receiver.pages('the-boss', { level: null });
  await chat.hasCaseNote('Escalation: unanswered (engineering)');
  for (const name of ['dana', 'eli', 'frank', 'incidents']) {
    await receiver.tells(name, { type: 'escalation.ended', status: 'unanswered' });
  }
  await ends();
  expect(newsOf().map(([name, , owner]) => [name, owner])).toEqual(
    ['dana', 'eli', 'frank', 'incidents'].map((name) => [name, 'the-boss']),
  );
});

test('a receiver that does not take it is not told again, and the timeline says so', async () => {
  const { receiver } = floor();
  const { chat, id, ends } = await askedTwice();
  receiver.answers('incidents', 503);
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await eventually('the timeline says that incidents was not told', async () => {
    const { body } = await floor().call('supervisor', 'GET', escalationPath(id));
    return (body as EscalationView).timeline.some(
      ({ what, details }) => what === 'receiver.not_told' && details['channel'] === 'incidents',
    );
  });
  await floor().forward('30 minutes');
  await ends();
  expect(newsOf().filter(([name]) => name === 'incidents')).toHaveLength(1);
});
