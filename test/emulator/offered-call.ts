import type { Call, EmulatorOptions } from '../../src/emulator';
import { admin, twiml, type Answer } from './harness';
import { startLine } from './voice-line';

const json =
  (answer: object): Answer =>
  (_request, response) =>
    void response.json(answer);

/** A caller who waits, and ana, who is asked: by the assignment callback's answer, if one is given. */
export const calling = async (
  instruction?: object,
  answers: Record<string, Answer> = {},
  options: Partial<EmulatorOptions> = {},
  document?: (workflowSid: string) => string,
) => {
  const documents = {
    ...(instruction && { '/assignment': json(instruction) }),
    '/agent': twiml('<Say>Customer Zoe</Say>'),
    '/elsewhere': twiml('<Say>Elsewhere</Say>'),
    ...answers,
  };
  const line = await startLine(documents, document, options);
  const { workspace, workflow, receiver, emulator, agent, dial, taskOf, clock } = line;
  if (instruction) {
    await workspace.workflows(workflow.sid).update({ assignmentCallbackUrl: `${receiver.url}/assignment` });
  }
  const callSid = await dial();
  const ana = await agent('ana', 'Available', { contact_uri: 'client:ana' });
  await emulator.idle();
  const task = await taskOf(callSid);
  const calls = async () => (await admin<{ calls: Call[] }>(emulator, 'GET', '/calls')).body.calls;
  const phone = async () => (await calls()).find(({ dial: made }) => made !== null)!;
  const picksUp = async () => {
    const answer = await admin<Call>(emulator, 'POST', `/calls/${(await phone()).sid}/answer`);
    await emulator.idle();
    return answer;
  };
  const status = async () => (await workspace.tasks(task.sid).fetch()).assignmentStatus;
  const offers = async () =>
    (await workspace.tasks(task.sid).reservations.list()).map((one) => one.reservationStatus);
  const reservation = async () => {
    const [offer] = await workspace.tasks(task.sid).reservations.list();
    return workspace.tasks(task.sid).reservations(offer!.sid);
  };
  const alerts = async () =>
    (await admin<{ alerts: { code: number }[] }>(emulator, 'GET', '/callbacks')).body.alerts.map(
      ({ code }) => code,
    );
  const pass = (seconds: number) => clock.forward(seconds);
  return { ...line, ana, callSid, task, phone, picksUp, status, offers, reservation, alerts, pass };
};

export type OfferedCall = Awaited<ReturnType<typeof calling>>;

/** Ana hands the call over to ben, natively. */
export async function handsOver(line: OfferedCall, mode: 'WARM' | 'COLD') {
  const { emulator, agent, workspace, task, ana } = line;
  const ben = await agent('ben', 'Available', { contact_uri: 'client:ben' });
  const [held] = await workspace.tasks(task.sid).reservations.list();
  const workspaceSid = emulator.engine.workspaces.list()[0]!.sid;
  const { sid } = emulator.engine.transfers.start(workspaceSid, ana.sid, {
    taskSid: task.sid,
    reservationSid: held!.sid,
    to: ben.sid,
    mode,
  });
  await emulator.idle();
  return { cancel: () => emulator.engine.transfers.cancel(workspaceSid, sid), ben };
}
