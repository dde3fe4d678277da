import type { CallsPort } from '../../adapters/calls/port';
import type { ConversationsPort } from '../../adapters/conversations/port';
import { OutsideError } from '../../adapters/outside-error';
import type { RoutingTask, TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionBegun } from '../port';
import type { ActionResults } from '../../domain/facts';
import type { FlexChannel } from '../../domain/conversation';
import type { JsonObject } from '../../domain/json';
import { withKeys, withoutEnding } from '../../domain/task-keys';
import type { TaskReading } from '../../domain/task-reading';
import { endCall, saidOn } from '../end-call';
import { untilUndisturbed } from './conflicts';
import { deferFor } from './deferral';
import { endServedByFlex, flexChannelOf, tell } from './end-by-flex';
import { readWhole } from './read-task';

type End = ActionBegun<'endTask'>;
type Ended = ActionResults['endTask'];
export interface EndTaskPorts {
  readonly conversations: ConversationsPort;
  readonly taskRouter: TaskRouterPort;
  readonly calls: CallsPort;
}

/**
 * Makes sure that a task has ended, by TaskRouter's rules for its state, on the terms given. Repeating it is harmless:
 * it reads first, and a task that is over stays as it is.
 */
export const createEndTask =
  (ports: EndTaskPorts) =>
  (end: End): Promise<Ended> =>
    untilUndisturbed(async () => {
      const { task, reading } = await readWhole(ports.taskRouter, end.taskSid);
      if (task === null || reading.status === 'completed' || reading.status === 'canceled') {
        return answer('ended', reading);
      }
      return isAccepted(reading)
        ? endAccepted(ports, end, task, reading)
        : endWaiting(ports, end, task, reading);
    });

const isAccepted = ({ acceptance, status }: TaskReading): boolean =>
  acceptance !== null || status === 'assigned' || status === 'wrapping';

const answer = (did: Ended['did'], reading: TaskReading, more: Partial<Ended> = {}): Ended => ({
  did,
  reading,
  deferral: null,
  said: false,
  ...more,
});

async function endAccepted(
  ports: EndTaskPorts,
  end: End,
  task: RoutingTask,
  reading: TaskReading,
): Promise<Ended> {
  const { terms, acceptedBy } = end;
  const byAnother = acceptedBy !== null && reading.acceptance?.agentSid !== acceptedBy;
  if (terms.ifAccepted === 'leave' || byAnother) return leaveServed(ports, end, task, reading);
  const channel = flexChannelOf(end, task);
  if (channel !== null) {
    const channelClosed = await endServedByFlex(ports.conversations, end, task, channel);
    const did = terms.ifAccepted === 'wrap' ? 'wrapped' : 'ended';
    return answer(did, await reread(ports, end), { channelClosed });
  }
  if (terms.ifAccepted === 'wrap') {
    if (task.status === 'assigned')
      await ports.taskRouter.setTaskStatus(task.taskSid, 'wrapping', end.reason);
    return answer('wrapped', await reread(ports, end));
  }
  // Twilio owns a call's task while the call lives.
  if (end.call !== null) await ports.calls.hangUp(end.call.callSid);
  await ports.taskRouter.setTaskStatus(task.taskSid, 'completed', end.reason);
  return answer('ended', await reread(ports, end));
}

/** The acceptance beat an ending that had begun: what we wrote for it is taken back, or Insights would count it. */
async function leaveServed(
  ports: EndTaskPorts,
  end: End,
  task: RoutingTask,
  reading: TaskReading,
): Promise<Ended> {
  const unmarked = withoutEnding(task.attributes);
  if (unmarked === null) return answer('left', reading);
  const ours = Object.keys(end.conversations ?? {});
  const conversations = Object.fromEntries(
    Object.entries(asObject(unmarked.conversations)).filter(([key]) => !ours.includes(key)),
  );
  const attributes = { ...unmarked, conversations };
  await ports.taskRouter.writeTask(task.taskSid, { attributes, priority: null }, task.version);
  return answer('left', reading);
}

async function endWaiting(
  ports: EndTaskPorts,
  end: End,
  task: RoutingTask,
  reading: TaskReading,
): Promise<Ended> {
  const { terms } = end;
  if (reading.offer === null && terms.ifWaiting === 'leave') return answer('left', reading);
  if (reading.offer !== null && terms.ifOffered === 'leave') return answer('left', reading);
  if (reading.offer !== null && terms.ifOffered === 'defer') {
    const deferral = deferFor(reading.offer, end.deferral, end.ringMs, end.begunAt);
    if (deferral !== null) return answer('deferred', reading, { deferral });
  }
  await writeLast(ports, end, task);
  const channel = flexChannelOf(end, task);
  if (channel !== null && end.flex?.whole) return endWaitingByFlex(ports, end, channel);
  const said = end.call === null ? { said: false } : await tellCaller(ports, end, end.call);
  const after = await readWhole(ports.taskRouter, end.taskSid);
  if (after.task !== null && isAccepted(after.reading)) {
    return { ...(await endAccepted(ports, end, after.task, after.reading)), ...said };
  }
  if (after.reading.status === 'pending' || after.reading.status === 'reserved') {
    await ports.taskRouter.setTaskStatus(end.taskSid, 'canceled', end.reason);
    return answer('ended', await reread(ports, end), said);
  }
  return answer('ended', after.reading, said);
}

/**
 * Redirecting a call cancels its task. Where that has happened and the caller is on the line, they hear it already, although
 * Twilio's answer was lost: told again they would begin anew, in the midst of the message they leave.
 */
async function tellCaller(
  { calls, taskRouter }: EndTaskPorts,
  { taskSid }: End,
  call: NonNullable<End['call']>,
): Promise<Pick<Ended, 'said' | 'recording'>> {
  try {
    return await endCall(calls, call);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.outcome !== 'unknown' || call.say === null) throw error;
    const isRedirected = (await taskRouter.readTask(taskSid))?.status === 'canceled';
    if (!isRedirected || (await calls.readCall(call.callSid)) !== 'live') throw error;
    return saidOn(calls, call);
  }
}

/** The customer is told, then the channel closes: its tasks end with it. */
async function endWaitingByFlex(ports: EndTaskPorts, end: End, channel: FlexChannel): Promise<Ended> {
  const before = await readWhole(ports.taskRouter, end.taskSid);
  if (before.task !== null && isAccepted(before.reading)) {
    return endAccepted(ports, end, before.task, before.reading);
  }
  const said = await tell(ports.conversations, end);
  await ports.conversations.closeChannel(channel, 'complete');
  return answer('ended', await reread(ports, end), { said, channelClosed: true });
}

/** The last write before the end: Flex Insights reads what the task holds then, and our reason outlives TaskRouter's. */
async function writeLast(ports: EndTaskPorts, end: End, task: RoutingTask): Promise<void> {
  if (end.conversations === null && end.call === null) return;
  const conversations = { ...asObject(task.attributes.conversations), ...end.conversations };
  const attributes = withKeys({ ...task.attributes, conversations }, { ending: end.reason });
  await ports.taskRouter.writeTask(task.taskSid, { attributes, priority: null }, task.version);
}

const reread = async (ports: EndTaskPorts, end: End): Promise<TaskReading> =>
  (await readWhole(ports.taskRouter, end.taskSid)).reading;

const asObject = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
