import {
  emitQueueEntered,
  emitSkipped,
  emitTargetMatched,
  emitWorkflowEntered,
} from '../events/routing-events';
import { emitTaskCreated } from '../events/task-events';
import { invalid } from '../errors';
import type { Instant } from '../instant';
import { referred, whole } from '../parameters';
import { entryOf, restingPlace, type Placement } from '../routing/placement';
import { alertOfKnownWorker } from '../routing/known-worker-alert';
import { routedAnew } from '../routing/routed';
import { directWay, offerToWorker, type DirectWay } from '../routing/routing-target';
import type { Workflow } from '../workflows/workflow';
import { findTaskChannel } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { checkAttributes } from './task-attributes';
import { checkPriority, checkVirtualStartTime } from './task-parameters';
import type { Task } from './task';

const DEFAULT_TIMEOUT = 86_400;
const MAX_TIMEOUT = 1_209_600;

export interface NewTask {
  /** A JSON object; default `{}`. */
  readonly attributes?: string;
  /** May be left out where the workspace has exactly one workflow. */
  readonly workflowSid?: string;
  /** SID or unique name; default `default`. */
  readonly taskChannel?: string;
  readonly priority?: number;
  /** Seconds that the task may live unassigned. */
  readonly timeout?: number;
  readonly virtualStartTime?: Instant;
  /** SID of a worker, a queue or a workflow that the task goes to, past all filters. */
  readonly routingTarget?: string;
  /** With a worker as routing target: offered whatever their activity and load; default true. */
  readonly ignoreCapacity?: boolean;
  /** The queue the task stands in, past all filters. */
  readonly taskQueueSid?: string;
}

/**
 * Creates a task and enters it into its workflow. Throws EngineError `invalid`, also when no filter takes the task.
 * The answer is the task as it was created: pending, whatever happens to it next.
 */
export function createTask(state: WorkspaceState, parameters: NewTask): Task {
  const { world } = state;
  const way = wayOf(state, parameters);
  const fields = checkedFields(state, parameters, way);
  const { passedBy = [], ...placement } = placementFor(state, fields, way, parameters.taskQueueSid);
  world.sequence += 1;
  const task = putTask(state, {
    sid: world.sids.next('WT'),
    sequence: world.sequence,
    version: 0,
    status: 'pending',
    taskQueueEnteredAt: world.now,
    reason: null,
    transfer: null,
    assignmentCount: 0,
    assignedAt: null,
    endedAt: null,
    dateCreated: world.now,
    dateUpdated: world.now,
    ...fields,
    ...placement,
  });
  emitTaskCreated(state, task);
  emitWorkflowEntered(state, task);
  for (const passed of passedBy) emitSkipped(state, task, passed);
  if (!task.position.isDirect) emitTargetMatched(state, task);
  emitQueueEntered(state, task);
  alertOfKnownWorker(state, task);
  if (way?.kind === 'worker') offerToWorker(state, task, way.workerSid);
  return task;
}

type CheckedFields = ReturnType<typeof checkedFields>;

const wayOf = (state: WorkspaceState, { routingTarget }: NewTask): DirectWay | null =>
  routingTarget === undefined ? null : directWay(state, routingTarget);

function checkedFields(state: WorkspaceState, parameters: NewTask, way: DirectWay | null) {
  const { taskChannel = 'default', workflowSid, ignoreCapacity = true } = parameters;
  return {
    attributes: checkAttributes(parameters.attributes ?? '{}'),
    workflowSid: workflowFor(state, way?.kind === 'workflow' ? way.workflowSid : workflowSid).sid,
    routingTarget: parameters.routingTarget ?? null,
    ignoreCapacity: way?.kind === 'worker' && ignoreCapacity,
    taskChannelSid: referred('TaskChannel', taskChannel, findTaskChannel(state, taskChannel)).sid,
    priority: checkPriority(parameters.priority ?? 0),
    timeout: whole('Timeout', parameters.timeout ?? DEFAULT_TIMEOUT, 1, MAX_TIMEOUT),
    virtualStartTime: checkVirtualStartTime(state, parameters.virtualStartTime ?? state.world.now),
  };
}

function workflowFor(state: WorkspaceState, sid: string | undefined): Workflow {
  if (sid !== undefined) return referred('WorkflowSid', sid, state.workflows.get(sid));
  const [only, ...others] = state.workflows.values();
  if (only === undefined || others.length > 0) throw invalid('WorkflowSid field is required');
  return only;
}

/** The queue it was sent to, else where the workflow takes it. */
function placementFor(
  state: WorkspaceState,
  fields: CheckedFields,
  way: DirectWay | null,
  taskQueueSid: string | undefined,
): Placement {
  const queueSid =
    way?.kind === 'queue'
      ? way.queueSid
      : taskQueueSid && referred('TaskQueueSid', taskQueueSid, state.taskQueues.get(taskQueueSid)).sid;
  if (!queueSid) return entryPlacement(state, fields);
  const { revision } = routedAnew(state, { ...fields, sid: null });
  const position = { revision, filter: null, isDirect: true, target: 0, queueSid, leavesAt: null };
  return { position, priority: fields.priority };
}

function entryPlacement(state: WorkspaceState, fields: CheckedFields): Placement {
  const { now } = state.world;
  const routed = routedAnew(state, { ...fields, sid: null });
  const arrival = { from: now, priority: fields.priority };
  const entry = entryOf(state, routed, arrival);
  const placement = entry && restingPlace(state, routed, entry, now, arrival);
  if (placement !== null) return placement;
  throw invalid(`The task matches no filter of Workflow ${fields.workflowSid}, which has no default filter`);
}
