import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
import { SENIOR } from '../harness/policies';

const floor = useFloor(LADDERS);

const code = (status: number, name: string) => ({ status, body: { code: name } });

test('no such ladder, no such level, an agent who does not have it, a backend', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const cy = await floor().agent('cy', SENIOR);
  expect(await chat.byAgent(ana.sid, 'escalations', { ladder: 'enginering' })).toMatchObject({
    ...code(409, 'ladder_unknown'),
    body: { detail: 'There is no ladder "enginering". Did you mean engineering?' },
  });
  expect(await chat.byAgent(ana.sid, 'escalations', { ladder: 'engineering', level: 4 })).toMatchObject(
    code(409, 'level_unknown'),
  );
  expect(await chat.byAgent(cy.sid, 'escalations', { ladder: 'engineering' })).toMatchObject(
    code(403, 'not_owner'),
  );
  expect(await chat.command('backend', 'escalations', { ladder: 'engineering' })).toMatchObject(
    code(403, 'role_required'),
  );
  expect(await chat.byAgent(ana.sid, 'escalations', { ladder: '', level: 0 })).toMatchObject({ status: 400 });
  expect((await chat.live()).escalations).toEqual([]);
  await ends();
});

test('twice by one ladder is refused while the first is open; a supervisor may while the customer waits', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  const first = await chat.supervise('escalations', { ladder: 'engineering' });
  expect(first).toMatchObject({ status: 202 });
  await floor().receiver.pages('dana', { level: 1 });
  expect(await chat.supervise('escalations', { ladder: 'engineering' })).toMatchObject(
    code(409, 'already_escalated'),
  );
  await answers(floor(), `${chat.id}-e1`, 'resolve', { as: 'dana' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  expect(await chat.supervise('escalations', { ladder: 'engineering', level: 3 })).toMatchObject({
    status: 202,
    body: { escalationId: `${chat.id}-e2` },
  });
  await floor().receiver.pages('frank', { level: 3 });
  await answers(floor(), `${chat.id}-e2`, 'resolve', { as: 'frank' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  expect(await chat.supervise('escalations', { ladder: 'engineering' })).toMatchObject(
    code(409, 'interaction_closed'),
  );
});
