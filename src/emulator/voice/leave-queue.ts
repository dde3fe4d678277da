import { EngineError, secondsBetween } from '../../taskrouter-engine';
import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import type { Call, QueueResult, QueueStay } from './call';
import { callParameters } from './call-parameters';
import { changeCall } from './put-call';

/** Results after which the caller is still there and hears what the action answers. */
const IS_FOLLOWED: ReadonlySet<QueueResult> = new Set(['error', 'leave', 'queue-full']);

/** What is out of the ordinary: the caller is still on the line, or the task is not to follow. */
interface Exceptions {
  readonly isStillThere?: boolean;
  readonly keepsTask?: boolean;
}

/**
 * Takes the caller out of the queue: the task follows, and the action of `<Enqueue>` is requested
 * (twilio.com/docs/voice/twiml/enqueue). True when the caller is to do what it answers.
 */
export function leaveQueue(
  emulator: Emulator,
  callSid: string,
  result: QueueResult,
  { isStillThere = IS_FOLLOWED.has(result), keepsTask = false }: Exceptions = {},
): boolean {
  const { queue, queueResults } = emulator.calls.get(callSid)!;
  if (queue === null) return false;
  const seconds = secondsBetween(queue.enteredAt, queue.bridgedAt ?? emulator.engine.now());
  const call = changeCall(emulator, callSid, {
    queue: null,
    queueResults: [...queueResults, { result, seconds }],
  });
  if (!keepsTask) releaseTask(emulator, queue, result);
  if (queue.action === null) return false;
  requestAction(emulator, call, queue, { result, seconds, isStillThere });
  return isStillThere;
}

function requestAction(
  emulator: Emulator,
  call: Call,
  { queueSid, action }: QueueStay,
  { result, seconds, isStillThere }: { result: QueueResult; seconds: number; isStillThere: boolean },
): void {
  deliver(emulator, {
    purpose: isStillThere
      ? { kind: 'call-flow', callSid: call.sid, flow: call.flow }
      : { kind: 'status-callback', callSid: call.sid },
    lane: call.sid,
    url: action!,
    form: {
      ...callParameters(emulator.account, call),
      QueueSid: queueSid,
      QueueTime: String(seconds),
      QueueResult: result,
    },
    timeLimit: CALLBACK_LIMIT,
  });
}

/** A waiting task is canceled, an accepted one goes to wrap-up, whoever it was being transferred to; another is left alone. */
function releaseTask({ engine, effects }: Emulator, queue: QueueStay, result: QueueResult): void {
  const { workspaceSid, taskSid, bridgedAt } = queue;
  if (taskSid === null) return;
  const change =
    bridgedAt === null ? { assignmentStatus: 'canceled', reason: result } : { assignmentStatus: 'wrapping' };
  try {
    const { transfer } = engine.tasks.fetch(workspaceSid, taskSid);
    if (transfer !== null) engine.transfers.cancel(workspaceSid, transfer.sid);
    engine.tasks.update(workspaceSid, taskSid, change);
    effects.add(engine.now(), 'tasks.update', taskSid);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}
