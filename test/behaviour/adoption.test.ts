import { useFloor } from '../harness/floor';
import { SENIOR, SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const makeTask = async (attributes: object) => {
  const plans = await floor().twilio.workspace.workflows.list({ friendlyName: 'throughline/messaging' });
  const task = await floor().twilio.workspace.tasks.create({
    workflowSid: plans[0]!.sid,
    taskChannel: 'chat',
    attributes: JSON.stringify(attributes),
  });
  await floor().settle();
  return task.sid;
};

test('a task that somebody else made is routed natively and watched, never written', async () => {
  const taskSid = await makeTask({ channel: 'chat', customer_segment: 'enterprise' });
  const chat = floor().interaction(taskSid);
  await chat.shows({ phase: 'waiting', legs: [{ taskSid, queue: 'senior' }] });
  await floor().forward('61 seconds');
  const { timeline } = await chat.live();
  expect(timeline.map(({ what }) => what)).toContain('step.passed');
  const task = await floor().twilio.workspace.tasks(taskSid).fetch();
  expect(JSON.parse(task.attributes)).not.toHaveProperty('throughline');

  const ben = await floor().agent('ben', SUPPORT);
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ben' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a new task that names a closed interaction begins another one that continues it', async () => {
  const first = await floor().customer('acct-42').opensChat();
  await first.customerLeaves();
  await first.closesAs('abandoned', 'customer_left');

  const taskSid = await makeTask({ channel: 'chat', throughline: { interactionId: first.id } });
  const second = floor().interaction(taskSid);
  await second.shows({ phase: 'waiting', continues: first.id });
  const ana = await floor().agent('ana', { routing: { skills: ['senior', 'support'] } });
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await second.closesAs('resolved', 'completed');
});

test('desktop code that wipes our keys does not lose the interaction', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await floor()
    .twilio.workspace.tasks(offer.taskSid)
    .update({ attributes: JSON.stringify({ note: 'mine now' }) });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an event of a task that is over starts nothing that anybody sees', async () => {
  const taskSid = await makeTask({ channel: 'chat' });
  await floor().interaction(taskSid).shows({ phase: 'waiting' });
  await floor().twilio.workspace.tasks(taskSid).update({ assignmentStatus: 'canceled', reason: 'test' });
  await floor().settle();
  await floor().interaction(taskSid).closesAs('cancelled', 'cancelled_in_taskrouter');
});
