import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

async function escalated(customer: string) {
  const chatting = await activeChat(floor(), customer);
  const id = await chatting.chat.escalates(chatting.ana.sid, 'account-management');
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chatting.chat.hasCaseNote('Escalation: resolved (account-management)');
    await chatting.ends();
  };
  const path = `/v1/interactions/${chatting.chat.id}/escalations/${id}`;
  const why = async () => {
    const { body } = await floor().call('supervisor', 'GET', path);
    return (body as EscalationView).timeline.find(({ what }) => what === 'level.asked')?.details['why'];
  };
  return { ...chatting, id, over, why };
}

test('whoever has the customer in the CRM is asked first', async () => {
  const { over } = await escalated('acct-42');
  await floor().receiver.pages('noor', { level: 1 });
  await over();
});

test('the owner is absent and nobody covers: the team is asked, those absent by their covers', async () => {
  const { over, why } = await escalated('acct-77');
  await floor().receiver.pages('frank', { level: 1 });
  await floor().receiver.pages('eli', { level: 1 });
  expect(await why()).toEqual(['paul is absent, and nobody covers.', 'gil is absent: eli covers.']);
  await over();
});

test.each([
  ['is away', 'down'],
  ['answers nonsense', 'nonsense'],
] as const)('the CRM %s: the team is asked at once', async (_, mode) => {
  floor().backend.fail({ mode, path: '/customers/acct-42/owner' });
  const { over, why } = await escalated('acct-42');
  await floor().receiver.pages('frank', { level: 1 });
  await floor().receiver.pages('eli', { level: 1 });
  expect(await why()).toEqual(['The CRM did not tell who has the customer.', 'gil is absent: eli covers.']);
  floor().backend.fail({ mode: 'ok' });
  await over();
});
