import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { SEARCH_ATTRIBUTES } from '../../src/workflows/messages';

const floor = useFloor(TWO_STEPS);

test('a customer who leaves before anybody accepted has abandoned', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  expect(await floor().twilio.workspace.tasks.list({ assignmentStatus: ['pending', 'reserved'] })).toEqual(
    [],
  );
});

test('an offer that was out when the customer left is withdrawn', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  await expect(offer.accepts()).rejects.toMatchObject({ status: 400, code: 20001 });
});

test('when the customer leaves after acceptance the agent still wraps up, and the contact counts as resolved', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.customerLeaves();
  await chat.shows({ phase: 'wrapping' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a caller who hangs up in the queue has abandoned', async () => {
  const call = await floor().customer('acct-42').calls();
  await call.interaction.shows({ phase: 'waiting', legs: [{ origin: 'enqueue', queue: 'senior' }] });
  await call.hangsUp();
  await call.interaction.closesAs('abandoned', 'hangup');
});

test('a call that is accepted and ends is resolved once the agent has wrapped up', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-42').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await call.interaction.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  await call.hangsUp();
  await call.interaction.shows({ phase: 'wrapping' });
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('whoever left is found among the closed ones from then on', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  const { workflow } = floor().temporal.env.client;
  await workflow.getHandle(chat.workflowId).result();
  const { typedSearchAttributes } = await workflow.getHandle(chat.workflowId).describe();
  expect(typedSearchAttributes.get(SEARCH_ATTRIBUTES.phase)).toBe('closed');
});

test('a caller who is cancelled before their task is known does not hold the line', async () => {
  const call = await floor().customer('acct-42').calls();
  await call.interaction.shows({ phase: 'waiting' });
  const { status } = await call.interaction.command('ops', 'cancel', { by: 'ops', reason: 'flood' });
  expect(status).toBe(200);
  await call.interaction.closesAs('cancelled', 'cancelled_by_ops');
  expect(await call.state()).toMatchObject({ status: 'completed' });
});
