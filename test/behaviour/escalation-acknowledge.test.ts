import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, ladders, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

/** Dana has been paged, then eli and the incident system. */
async function atLevelTwo() {
  const chatting = await activeChat(floor());
  const { receiver } = floor();
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering');
  await receiver.pages('dana', { level: 1 });
  await floor().forward('301 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chatting.chat.hasCaseNote('Escalation: resolved (engineering)');
    await chatting.ends();
  };
  return { ...chatting, id, over };
}

test('of two who acknowledge at once one has it, and the other is told who', async () => {
  const { chat, id, over } = await atLevelTwo();
  const path = `/v1/interactions/${chat.id}/escalations/${id}/acknowledge`;
  const both = await Promise.all(
    ['dana', 'eli'].map(async (as) => ({ as, ...(await floor().call('backend', 'POST', path, { as })) })),
  );
  const winner = both.find(({ status }) => status === 200);
  const loser = both.find(({ status }) => status === 409);
  expect(loser?.body).toMatchObject({
    code: 'already_acknowledged',
    detail: expect.stringMatching(new RegExp(`^${winner?.as} acknowledged it at `)) as unknown,
  });
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: winner?.as } }] });
  await over();
});

test('sent twice it is done once; under one key with another body it is refused', async () => {
  const { id, over } = await atLevelTwo();
  const first = await answers(floor(), id, 'acknowledge', { as: 'eli', key: 'ack-1' });
  expect(first.status).toBe(200);
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli', key: 'ack-1' })).toMatchObject({
    status: 200,
  });
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli', key: 'ack-2' })).toMatchObject({
    status: 200,
  });
  expect(await answers(floor(), id, 'acknowledge', { as: 'dana', key: 'ack-1' })).toMatchObject({
    status: 422,
    body: { code: 'idempotency_conflict' },
  });
  await over();
});

test('a stranger, somebody who was not asked yet, and the agent who escalated cannot have it', async () => {
  const { ana, id, over } = await atLevelTwo();
  const cy = await floor().agent('cy', {});
  const notAsked = { status: 403, body: { code: 'not_asked' } };
  expect(await answers(floor(), id, 'acknowledge', { agent: cy.sid })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'acknowledge', { agent: cy.sid, as: 'eli' })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'acknowledge', { as: 'frank' })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'acknowledge', {})).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'acknowledge', { agent: ana.sid })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'resolve', { agent: cy.sid })).toMatchObject(notAsked);
  await over();
});

test('after their time has passed: whoever was asked may still take it, and then those asked since need not', async () => {
  const { chat, id, over } = await atLevelTwo();
  expect(await answers(floor(), id, 'acknowledge', { as: 'dana' })).toMatchObject({ status: 200 });
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: 'dana' } }] });
  await floor().forward('11 minutes');
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli' })).toMatchObject({
    status: 409,
    body: { code: 'already_acknowledged' },
  });
  await over();
});

test('a person of the ladder who is an agent answers by her own token', async () => {
  const dana = await floor().agent('dana', {});
  await floor().publish(ladders(dana.sid));
  const { chat, id, over } = await atLevelTwo();
  expect(await answers(floor(), id, 'acknowledge', { agent: dana.sid })).toMatchObject({ status: 200 });
  await chat.shows({ escalations: [{ owner: { kind: 'person', name: 'dana' } }] });
  await over();
});

test('after the end, and of what never was', async () => {
  const { ana, chat, id, over } = await atLevelTwo();
  expect(await answers(floor(), id, 'resolve', { agent: ana.sid, key: 'r' })).toMatchObject({ status: 200 });
  await chat.shows({ escalations: [{ status: 'resolved' }] });
  const gone = { status: 409, body: { code: 'escalation_over' } };
  expect(await answers(floor(), id, 'acknowledge', { as: 'eli' })).toMatchObject(gone);
  expect(await answers(floor(), id, 'resolve', { as: 'eli' })).toMatchObject(gone);
  const none = { status: 404, body: { code: 'escalation_not_found' } };
  expect(await answers(floor(), `${chat.id}-e2`, 'acknowledge', { as: 'eli' })).toMatchObject(none);
  const foreign = `/v1/interactions/${chat.id}/escalations/somebody-elses-e1/acknowledge`;
  expect(await floor().call('backend', 'POST', foreign, { as: 'eli' })).toMatchObject(none);
  await over();
});
