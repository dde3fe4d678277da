import { asCallSid } from '../../src/domain/ids';
import { createGateway } from '../../src/gateway/gateway';
import { useFloor } from '../harness/floor';
import { SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

/** A call that was enqueued while Temporal was away: its task carries the interaction's id and nothing else of ours. */
async function callEnqueuedAlone() {
  const [plan] = await floor().twilio.workspace.workflows.list({ friendlyName: 'throughline/voice' });
  return floor()
    .customer('acct-42')
    .callsInto((callSid) => {
      const task = JSON.stringify({ throughline: { interactionId: callSid } });
      return `<Response><Enqueue workflowSid="${plan!.sid}"><Task>${task}</Task></Enqueue></Response>`;
    });
}

test('a call enqueued while Temporal was away is taken up by its task, and moved at its deadlines', async () => {
  const call = await callEnqueuedAlone();
  await call.interaction.shows({ phase: 'waiting', legs: [{ origin: 'enqueue', route: 'calls', step: 1 }] });
  await floor().forward('31 seconds');
  await call.interaction.shows({ legs: [{ step: 2, queue: 'everybody' }] });

  const ben = await floor().agent('ben', SUPPORT);
  const offer = await ben.expectsOffer();
  expect(await offer.attributes()).toMatchObject({
    call_sid: call.sid,
    throughline: { route: 'calls', step: 2 },
  });
  await offer.accepts();
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('a caller who never comes into a queue is not waited for longer than a minute', async () => {
  const callSid = asCallSid(`CA${'7'.repeat(32)}`);
  const gateway = createGateway(floor().temporal.env.client);
  const plan = await gateway.planCall({ callSid, from: '+15005550001', to: '+15005550100', attributes: {} });
  expect(plan.attributes).toMatchObject({
    throughline: { interactionId: callSid, origin: 'enqueue', step: 1 },
  });
  const call = floor().interaction(callSid);
  await call.shows({ phase: 'waiting', deadlines: [{ what: 'task_expected_by' }] });
  await floor().forward('61 seconds');
  await call.closesAs('abandoned', 'hangup');
});
