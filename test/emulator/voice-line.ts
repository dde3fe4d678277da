import type { Call, EmulatorOptions } from '../../src/emulator';
import { admin, startFloor, startReceiver, twiml, type Answer } from './harness';

/** A floor with a telephone: the application answers at /voice, and is told at /queue-result and /status. */
export async function startLine(
  answers: Record<string, Answer> = {},
  document?: (workflowSid: string) => string,
  options: Partial<EmulatorOptions> = {},
) {
  let workflowSid = '';
  const enqueue = (sid: string) =>
    `<Say language="en-GB">Please hold</Say><Enqueue workflowSid="${sid}" action="/queue-result">` +
    `<Task priority="7" timeout="900">{"tier":"gold","throughline":{"interactionId":"i-1"}}</Task></Enqueue>`;
  const receiver = await startReceiver({
    '/voice': (request, response) => twiml((document ?? enqueue)(workflowSid))(request, response),
    ...answers,
  });
  const floor = await startFloor(options);
  workflowSid = floor.workflow.sid;
  const { emulator } = floor;
  const read = async (sid: string) => (await admin<Call>(emulator, 'GET', `/calls/${sid}`)).body;
  const dial = async (extra: object = {}) => {
    const { body } = await admin<Call>(emulator, 'POST', '/calls', {
      from: '+33612345678',
      to: '+18005551212',
      url: `${receiver.url}/voice`,
      statusCallback: `${receiver.url}/status`,
      ...extra,
    });
    await emulator.idle();
    return body.sid;
  };
  const hangUp = async (sid: string) => {
    const answer = await admin<Call>(emulator, 'POST', `/calls/${sid}/hangup`);
    await emulator.idle();
    return answer;
  };
  const taskOf = async (sid: string) => {
    const [task] = await floor.workspace.tasks.list({ evaluateTaskAttributes: `call_sid == "${sid}"` });
    return task!;
  };
  const accept = async (taskSid: string) => {
    const [offer] = await floor.workspace.tasks(taskSid).reservations.list({ reservationStatus: 'pending' });
    const reservation = floor.workspace.tasks(taskSid).reservations(offer!.sid);
    await reservation.update({ reservationStatus: 'accepted' });
    return reservation;
  };
  return { ...floor, receiver, read, dial, hangUp, taskOf, accept };
}
