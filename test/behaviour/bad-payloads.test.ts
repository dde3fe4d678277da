import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const signal = (chat: Interaction, signalName: string, payload: { encoding: string; data: string }) =>
  floor().temporal.env.client.workflowService.signalWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: chat.workflowId },
    signalName,
    input: {
      payloads: [{ metadata: { encoding: Buffer.from(payload.encoding) }, data: Buffer.from(payload.data) }],
    },
  });

test.each([
  ['in an encoding nobody knows', { encoding: 'binary/encrypted', data: 'xxxx' }],
  ['of JSON that is none', { encoding: 'json/plain', data: '{"type":' }],
  [
    'with an instant that is no number',
    { encoding: 'json/plain', data: '{"type":"task.canceled","key":"k","at":"now","taskSid":"WT1"}' },
  ],
  ['that is null', { encoding: 'json/plain', data: 'null' }],
])('a signal %s is set aside, and the interaction goes on to its outcome', async (_name, payload) => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  await signal(chat, 'routingEvent', payload);
  const { timeline } = await chat.shows({ phase: 'waiting' });
  await floor().settle();
  expect((await chat.live()).timeline.map(({ what }) => what)).toContain('fact.parked');
  expect(timeline).toBeDefined();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test.each([
  ['of a kind nobody knows', { kind: 'dance', by: { kind: 'ops', id: null } }],
  ['from nobody', { kind: 'resolve', note: null }],
  ['that is null', null],
])('a command %s is refused, and nobody waits for its answer', async (_name, command) => {
  const chat = await floor().customer('acct-42').opensChat();
  const handle = floor().temporal.env.client.workflow.getHandle(chat.workflowId);
  await expect(handle.executeUpdate('command', { args: [command, ''] })).rejects.toMatchObject({
    cause: { type: 'invalid_command' },
  });
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});
