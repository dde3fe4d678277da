import { parseExpression } from '../../expressions';
import { invalid } from '../errors';
import { nameOf, referred, whole } from '../parameters';
import type { QueueOrder } from '../workspaces/workspace';
import type { WorkspaceState } from '../world/world';

/** twilio.com/docs/taskrouter/api/task-queue */
const MAX_RESERVED_WORKERS = 50;

export interface TaskQueueParameters {
  readonly friendlyName: string;
  /** An expression over worker attributes; empty means nobody. */
  readonly targetWorkers: string;
  readonly taskOrder: string;
  /** From 1 to 50. */
  readonly maxReservedWorkers: number;
  readonly reservationActivitySid: string | null;
  readonly assignmentActivitySid: string | null;
}

/** The parameters as they were given. Throws EngineError `invalid`. */
export function checkTaskQueue(state: WorkspaceState, wanted: TaskQueueParameters) {
  const activity = (name: string, sid: string | null): string | null =>
    sid === null ? null : referred(name, sid, state.activities.get(sid)).sid;
  return {
    friendlyName: nameOf('FriendlyName', wanted.friendlyName, 255),
    targetWorkers: checkTargetWorkers(wanted.targetWorkers),
    taskOrder: checkTaskOrder(wanted.taskOrder),
    maxReservedWorkers: whole('MaxReservedWorkers', wanted.maxReservedWorkers, 1, MAX_RESERVED_WORKERS),
    reservationActivitySid: activity('ReservationActivitySid', wanted.reservationActivitySid),
    assignmentActivitySid: activity('AssignmentActivitySid', wanted.assignmentActivitySid),
  };
}

function checkTargetWorkers(text: string): string {
  if (text.trim() === '') return '';
  const parsed = parseExpression(text);
  if (parsed.ok) return text;
  throw invalid(`TargetWorkers ${JSON.stringify(text)}: ${parsed.problem.message}`);
}

function checkTaskOrder(value: string): QueueOrder {
  if (value === 'FIFO' || value === 'LIFO') return value;
  throw invalid('TaskOrder must be FIFO or LIFO');
}
