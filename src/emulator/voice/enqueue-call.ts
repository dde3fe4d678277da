import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { Verb } from '../twiml/parse-twiml';
import type { Call, QueueStay } from './call';
import { leaveQueue } from './leave-queue';
import { changeCall, noteProblem, noteStep } from './put-call';
import { requestDocument } from './request-document';
import { resolveUrl } from './resolve-url';
import { voiceTask } from './voice-task';

/**
 * Puts the caller into a workflow's queue and makes the task for it (twilio.com/docs/taskrouter/twiml-integration).
 * Where no task can be made the caller leaves again with the result `error` (alert 14222). True when the call has to
 * wait, for an agent or for what the action answers.
 */
export function enqueueCall(emulator: Emulator, callSid: string, verb: Verb): boolean {
  noteStep(emulator, callSid, 'Enqueue', verb.attributes['workflowSid'] ?? '');
  const call = emulator.calls.get(callSid)!;
  const queue = newStay(emulator, call, verb);
  const isFull = callersIn(emulator, queue) >= emulator.settings.callersPerWorkflow;
  changeCall(emulator, callSid, { queue });
  if (isFull) return leaveQueue(emulator, callSid, 'queue-full');
  try {
    createTask(emulator, call, queue, verb);
  } catch (error) {
    if (!(error instanceof EngineError) && !(error instanceof SyntaxError)) throw error;
    noteProblem(emulator, callSid, `<Enqueue>: ${error.message}`);
    emulator.alerts.raise(emulator.engine.now(), 14222, `<Enqueue> of ${callSid}: ${error.message}`);
    return leaveQueue(emulator, callSid, 'error');
  }
  askWhatIsHeard(emulator, callSid, verb);
  return true;
}

/** Who waits in the hidden queue of a workflow. */
const callersIn = ({ calls }: Emulator, { workflowSid }: QueueStay): number =>
  [...calls.values()].filter(({ queue }) => queue?.workflowSid === workflowSid && queue.bridgedAt === null)
    .length;

function newStay({ engine }: Emulator, call: Call, { attributes }: Verb): QueueStay {
  const { workflowSid = '', action } = attributes;
  const hasWorkflow = (workspaceSid: string): boolean =>
    engine.workflows.list(workspaceSid).some(({ sid }) => sid === workflowSid);
  return {
    queueSid: queueSidOf(workflowSid),
    workspaceSid: engine.workspaces.list().find(({ sid }) => hasWorkflow(sid))?.sid ?? '',
    workflowSid,
    taskSid: null,
    enteredAt: engine.now(),
    bridgedAt: null,
    action: action === undefined ? null : resolveUrl(action, call.documentUrl),
  };
}

/** A workflow has one queue of its own in Programmable Voice (twilio.com/docs/taskrouter/twiml-queue-calls). */
const queueSidOf = (workflowSid: string): string => `QU${workflowSid.slice(2)}`;

/** Throws EngineError or SyntaxError. Nobody can accept the task before the call knows it. */
function createTask(emulator: Emulator, call: Call, queue: QueueStay, verb: Verb): void {
  const { workspaceSid, workflowSid } = queue;
  if (workspaceSid === '') throw new EngineError('invalid', `Workflow ${workflowSid} does not exist`);
  const wanted = { ...voiceTask(emulator.account, call, verb), workflowSid, taskChannel: 'voice' };
  const task = emulator.engine.tasks.create(workspaceSid, wanted);
  changeCall(emulator, call.sid, { queue: { ...queue, taskSid: task.sid } });
  emulator.effects.add(emulator.engine.now(), 'tasks.create', task.sid);
}

function askWhatIsHeard(emulator: Emulator, callSid: string, { attributes }: Verb): void {
  const call = emulator.calls.get(callSid)!;
  const heard = attributes['waitUrl'] ?? call.waitUrl;
  if (heard === null || heard === '' || call.queue === null) return;
  const url = resolveUrl(heard, call.documentUrl);
  if (url === null) return noteProblem(emulator, callSid, `waitUrl ${heard} is not a URL`);
  requestDocument(emulator, call, { url, kind: 'wait', extra: { QueueSid: call.queue.queueSid } });
}
