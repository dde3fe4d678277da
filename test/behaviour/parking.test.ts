import type { Agent } from '../harness/agent';
import { useFloor } from '../harness/floor';
import { BILLING, SENIOR, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

/** Ana has an e-mail and waits for its sender. */
async function parkedMail() {
  const ana = await floor().agent('ana', SENIOR);
  const mail = await floor().customer('acct-42').asks('email');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  expect((await mail.byAgent(ana.sid, 'park', {})).status).toBe(200);
  return { ana, mail, offer };
}

const occupied = async (agent: Agent) => {
  const channel = await floor().twilio.workspace.workers(agent.sid).workerChannels('email').fetch();
  return channel.assignedTasks;
};

test('no task, no capacity, and a time by which it comes back', async () => {
  const { ana, mail, offer } = await parkedMail();
  const { deadlines } = await mail.shows({ phase: 'parked', legs: [{ status: 'ended' }] });
  expect(deadlines.map(({ what }) => what)).toEqual(['parked_until']);
  const task = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(task.assignmentStatus).toBe('completed');
  expect(await occupied(ana)).toBe(0);
  await mail.command('supervisor', 'force-complete', { reason: 'over' });
  await mail.closesAs('resolved', 'force_completed');
});

test('the customer replies: who had it is asked first, with the place the customer had', async () => {
  const { ana, mail, offer } = await parkedMail();
  const first = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  await floor().agent('cy', SENIOR);
  await floor().forward('30 hours');
  await mail.isTold('customer');
  const again = await ana.expectsOffer();
  const waiting = await floor().twilio.workspace.tasks(again.taskSid).fetch();
  expect(waiting.virtualStartTime.getTime()).toBeLessThanOrEqual(first.dateCreated.getTime());
  await again.accepts();
  const { timeline, legs } = await mail.shows({ phase: 'active' });
  expect(legs).toMatchObject([{}, { agent: { name: 'ana' }, transfer: null, consult: null }]);
  expect(timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['interaction.parked', 'customer.replied', 'leg.opened']),
  );
  await again.completes();
  await mail.closesAs('resolved', 'completed');
});

test('nobody writes: at the due time it comes back', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const mail = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  const until = new Date(floor().clock.now() + 6 * 3_600_000).toISOString();
  await mail.byAgent(ana.sid, 'park', { until, note: 'Waits for the logs.' });
  await mail.hasCaseNote('Waits for the logs.');
  await floor().forward('5 hours');
  await ana.expectsNoOffer();
  await floor().forward('61 minutes');
  const again = await ana.expectsOffer();
  await again.accepts();
  await again.completes();
  await mail.closesAs('resolved', 'completed');
});

test('a conversation stays open while it is parked, and the customer’s reply brings it back', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const conversation = await floor().customer('acct-42').writesBy('whatsapp');
  const interaction = await conversation.isBrought();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await conversation.hears(ana, 'Please send the logs.');
  await interaction.byAgent(ana.sid, 'park', {});
  await interaction.shows({ phase: 'parked', legs: [{ status: 'ended' }] });
  expect(await conversation.state()).toMatchObject({ state: 'active' });
  await floor().forward('2 days');
  await conversation.says('Here they are.');
  const again = await ana.expectsOffer();
  await again.accepts();
  await interaction.shows({ phase: 'active', legs: [{}, { agent: { name: 'ana' } }] });
  await again.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('the customer closes a parked conversation: it is over', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const conversation = await floor().customer('acct-42').writesBy('whatsapp');
  const interaction = await conversation.isBrought();
  await (await ana.expectsOffer()).accepts();
  await interaction.byAgent(ana.sid, 'park', {});
  await interaction.shows({ phase: 'parked', legs: [{ status: 'ended' }] });
  await conversation.closes();
  await interaction.closesAs('resolved', 'customer_left');
});

test('who had it is gone home: their queue is asked at once', async () => {
  const { ana, mail } = await parkedMail();
  await ana.becomes('offline');
  const cy = await floor().agent('cy', SENIOR);
  await mail.isTold('customer');
  const offer = await cy.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});

test('who had it does not answer: after their time, the queue is asked', async () => {
  const { ana, mail } = await parkedMail();
  await ana.capacity('email', 0);
  const cy = await floor().agent('cy', SENIOR);
  await mail.isTold('customer');
  await cy.expectsNoOffer();
  await floor().forward('31 seconds');
  const offer = await cy.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});

test('a reply while it is being parked is not lost', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const mail = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /v1/Workspaces/*/Tasks/*',
    answer: 500,
    commit: 'before',
  });
  await Promise.all([mail.byAgent(ana.sid, 'park', {}), mail.isTold('customer')]);
  await floor().forward('5 seconds');
  const again = await ana.expectsOffer();
  await again.accepts();
  await again.completes();
  await mail.closesAs('resolved', 'completed');
});

test('what was written before it was parked does not bring it back', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const mail = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  await mail.isTold('customer');
  await mail.isTold('agent');
  await mail.byAgent(ana.sid, 'park', {});
  await mail.shows({ phase: 'parked' });
  await ana.expectsNoOffer();
  await mail.command('backend', 'cancel', { by: 'customer', reason: 'thanks' });
  await mail.closesAs('resolved', 'customer_left');
});

test('before TaskRouter takes a task from its agent: parked where the customer is to write', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const mail = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  await mail.isTold('customer');
  await floor().forward('1 hours');
  await mail.isTold('agent');
  await floor().forward('23 hours');
  await mail.shows({ phase: 'parked' });
  expect(await occupied(ana)).toBe(0);
  await mail.command('supervisor', 'resolve');
  await mail.closesAs('resolved', 'completed');
});

test('a supervisor puts a parked one back into its queue', async () => {
  const { mail } = await parkedMail();
  await mail.supervise('requeue', { reason: 'They called.' });
  const ana = floor().agents[0]!;
  const again = await ana.expectsOffer();
  await again.accepts();
  await again.completes();
  await mail.closesAs('resolved', 'completed');
});

test('refused: calls, before anybody has it, by others, twice, and to transfer it meanwhile', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const ben = await floor().agent('ben', BILLING);
  await floor().agent('cy', SUPPORT, { available: false });
  const mail = await floor().customer('acct-42').asks('email');
  const asked = async (agentSid: string) => (await mail.byAgent(agentSid, 'park', {})).body;
  expect(await asked(ana.sid)).toMatchObject({ code: 'not_accepted', status: 409 });
  await ana.becomes('available');
  await (await ana.expectsOffer()).accepts();
  expect(await asked(ben.sid)).toMatchObject({ code: 'not_owner', status: 403 });
  await asked(ana.sid);
  expect(await asked(ana.sid)).toMatchObject({ code: 'interaction_parked' });
  const toBilling = { to: { queue: 'billing' }, mode: 'warm' };
  expect(await mail.transfer(ana.sid, toBilling)).toMatchObject({ body: { code: 'interaction_parked' } });
  await mail.byAgent(ana.sid, 'resolve', {});
  await mail.closesAs('resolved', 'completed');

  const call = await floor().customer('acct-43').calls();
  const ringing = await ana.expectsOffer();
  await ringing.accepts();
  expect(await call.interaction.byAgent(ana.sid, 'park', {})).toMatchObject({
    body: { code: 'not_parkable' },
  });
  await call.hangsUp();
  await ringing.completes();
  await call.interaction.closesAs('resolved', 'completed');
});
