import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const cancelInTemporal = (workflowId: string) =>
  floor().temporal.env.client.workflow.getHandle(workflowId).cancel();

test('cancelling the workflow in Temporal cancels the interaction: its task is ended, not left behind', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'waiting' });
  await cancelInTemporal(chat.workflowId);
  await chat.closesAs('cancelled', 'cancelled_by_ops');
  const tasks = await floor().twilio.workspace.tasks.list();
  expect(tasks.map(({ assignmentStatus }) => assignmentStatus)).toEqual(['canceled']);
});

test('an agent who has the customer is released', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await cancelInTemporal(chat.workflowId);
  await chat.closesAs('cancelled', 'cancelled_by_ops');
  const task = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(task.assignmentStatus).toBe('completed');
});
