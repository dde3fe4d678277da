import { activeChat } from '../harness/active-chat';
import { ANSWERED_LADDERS, closedChat } from '../harness/answered-ladders';
import { useFloor } from '../harness/floor';
import { answers } from '../harness/ladders';

const floor = useFloor(ANSWERED_LADDERS);

/** Dana has acknowledged. */
async function taken() {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await answers(floor(), id, 'acknowledge', { as: 'dana' });
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor', tellCustomer: false });
    await chatting.chat.hasCaseNote('Escalation: resolved (engineering)');
    await chatting.ends();
  };
  return { ...chatting, id, over };
}

test('who hands it back has it no more: the next ones are asked at once, and hear by whom and why', async () => {
  const { chat, id, over } = await taken();
  const handedBack = { by: 'dana', note: 'It is the network.' };
  const answer = await answers(floor(), id, 'hand-back', { as: 'dana', note: handedBack.note });
  expect(answer).toMatchObject({ status: 200, body: { status: 'open' } });
  expect((await floor().receiver.pages('eli', { level: 2 })).data).toMatchObject({ handedBack });
  expect((await floor().receiver.pages('incidents', { level: 2 })).data).toMatchObject({ handedBack });
  await chat.shows({
    escalations: [
      {
        status: 'open',
        level: 2,
        owner: { name: 'eli', because: 'asked' },
        timeline: expect.arrayContaining([
          expect.objectContaining({ what: 'escalation.handed_back', by: { kind: 'backend', id: 'backend' } }),
        ]) as unknown,
      },
    ],
  });
  await over();
  chat.caseNoteSays('Escalation: resolved', 'Handed back: dana: It is the network.');
});

test('sent twice it is handed back once; whoever is asked next is left to answer', async () => {
  const { chat, id, over } = await taken();
  await answers(floor(), id, 'hand-back', { as: 'dana', key: 'back-1' });
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  expect((await answers(floor(), id, 'hand-back', { as: 'dana', key: 'back-1' })).status).toBe(200);
  expect((await answers(floor(), id, 'hand-back', { as: 'dana', key: 'back-2' })).status).toBe(200);
  await chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'eli' } }] });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  expect(await answers(floor(), id, 'hand-back', { as: 'dana' })).toMatchObject({
    status: 409,
    body: { code: 'already_acknowledged', detail: 'It is not yours to hand back: eli has it.' },
  });
  await over();
});

test('a stranger, and the agent who escalated, cannot hand back what somebody has; a supervisor can', async () => {
  const { ana, chat, id, over } = await taken();
  const notAsked = { status: 403, body: { code: 'not_asked' } };
  expect(await answers(floor(), id, 'hand-back', { agent: ana.sid })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'hand-back', { as: 'frank' })).toMatchObject(notAsked);
  expect(await answers(floor(), id, 'hand-back', { role: 'supervisor' })).toMatchObject({ status: 200 });
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  await chat.shows({ escalations: [{ status: 'open', level: 2 }] });
  await over();
});

test('who is asked and will not take it is not waited for; once nobody is left, it climbs on', async () => {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering', { level: 2 });
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  await answers(floor(), id, 'hand-back', { as: 'eli' });
  await chatting.chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'incidents' } }] });
  await answers(floor(), id, 'hand-back', { as: 'incidents' });
  await floor().receiver.pages('frank', { level: 3 });
  await answers(floor(), id, 'acknowledge', { as: 'frank' });
  await answers(floor(), id, 'hand-back', { as: 'frank', note: 'Nobody here can.' });
  // The ladder's end: somebody always has it.
  await floor().receiver.pages('the-boss', { level: null });
  await chatting.chat.shows({ escalations: [{ status: 'unanswered', owner: { name: 'the-boss' } }] });
  expect(await answers(floor(), id, 'hand-back', { as: 'frank' })).toMatchObject({
    status: 409,
    body: { code: 'escalation_over' },
  });
  await chatting.chat.hasCaseNote('Escalation: unanswered (engineering)');
  await chatting.ends();
});

test('resolved as nothing to tell, the customer hears nothing, and the case says so', async () => {
  const { chat, id } = await closedChat(floor());
  await answers(floor(), id, 'resolve', { as: 'dana', note: 'Not ours.', tellCustomer: false });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  chat.caseNoteSays('Escalation: resolved', 'The customer is not told, as was asked.');
  expect(await floor().temporal.openWorkflows()).toEqual([]);
});
