import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
import { eventually } from '../harness/temporal';

const floor = useFloor(LADDERS);

async function escalated(level: number) {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering', { level });
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chatting.chat.hasCaseNote('Escalation: resolved (engineering)');
    await chatting.ends();
  };
  return { ...chatting, id, over };
}

const attempts = (channel: string) =>
  floor().receiver.attempts.filter((attempt) => attempt.channel === channel);

const pagesOf = (name: string, page: string) => ({
  escalations: [{ asked: expect.arrayContaining([expect.objectContaining({ name, page })]) as unknown }],
});

test('a receiver that is down gets the message when it is back: nothing had reached it', async () => {
  await floor().receiver.goesDown();
  const { chat, id, over } = await escalated(1);
  await chat.shows(pagesOf('dana', 'sending'));
  await floor().receiver.comesBack();
  await floor().receiver.pages('dana', { level: 1 });
  const path = `/v1/interactions/${chat.id}/escalations/${id}`;
  await eventually('the escalation itself tells at once that it came', async () => {
    const { body } = await floor().call('supervisor', 'GET', path);
    return (body as EscalationView).asked[0]?.page === 'sent';
  });
  await chat.shows(pagesOf('dana', 'sending'));
  await over();
});

test('a system that answered with an error gets it again under the same id; a person whose channel did does not', async () => {
  const { receiver } = floor();
  receiver.answers('texts', 500);
  receiver.answers('incidents', 500);
  const { chat, over } = await escalated(2);
  await chat.shows(pagesOf('eli', 'unknown'));
  await eventually('it is tried again', () => Promise.resolve(attempts('incidents').length > 1));
  receiver.answers('incidents', 204);
  await receiver.pages('incidents', { level: 2 });
  expect(new Set(attempts('incidents').map(({ id }) => id)).size).toBe(1);
  expect(attempts('texts')).toHaveLength(1);
  await over();
});

test('a receiver that hangs is cut off', async () => {
  floor().receiver.answers('texts', 'hang');
  const { chat, over } = await escalated(2);
  await floor().receiver.pages('incidents', { level: 2 });
  await chat.shows(pagesOf('eli', 'unknown'));
  expect(attempts('texts')).toHaveLength(1);
  await over();
});

test('410 stops: it is not sent again, and a level that nobody can be reached in is left at once', async () => {
  floor().receiver.answers('pager', 410);
  const { chat, over } = await escalated(1);
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  await chat.shows({ ...pagesOf('dana', 'failed'), phase: 'active' });
  expect(attempts('pager')).toHaveLength(1);
  await over();
});

test('every target of a level is down: the ladder does not wait for them, and nobody gets it twice when they are back', async () => {
  const { receiver } = floor();
  receiver.answers('texts', 429);
  receiver.answers('incidents', 503);
  const { chat, id, over } = await escalated(2);
  await chat.shows({ escalations: [{ level: 2, owner: { name: 'eli' } }] });
  await floor().forward('9 minutes');
  expect(receiver.taken).toEqual([]);
  await floor().forward('61 seconds');
  await receiver.pages('frank', { level: 3 });
  await chat.shows({ escalations: [{ status: 'open', level: 3, owner: { name: 'frank' } }] });

  receiver.answers('texts', 204);
  receiver.answers('incidents', 204);
  await floor().forward('11 minutes');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli' })).toMatchObject({ status: 200 });
  await over();
});

test('once somebody has it, what was not delivered yet is not tried any more', async () => {
  floor().receiver.answers('incidents', 503);
  const { chat, id, over } = await escalated(2);
  await floor().receiver.pages('eli', { level: 2 });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await chat.shows(pagesOf('incidents', 'withdrawn'));
  const tried = attempts('incidents').length;
  floor().receiver.answers('incidents', 204);
  await floor().forward('30 minutes');
  expect(attempts('incidents')).toHaveLength(tried);
  await over();
});
