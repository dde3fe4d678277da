import { OutsideError } from '../../adapters/outside-error';
import type { Finding, LiveTask, Repair } from '../../domain/auditing';
import { flexTaskIn } from '../../domain/conversation';
import { legIdIn } from '../../domain/told-task';
import type { RoutingEvent } from '../../domain/routing-event';
import type { AuditDependencies, IsKnown } from './ports';

/** What the task's first event would have told. */
function bornOf({ task: { taskSid, taskCreatedAt, attributes } }: LiveTask): RoutingEvent {
  const flex = flexTaskIn(attributes);
  return {
    type: 'task.created',
    key: `audit:${taskSid}`,
    at: taskCreatedAt,
    taskSid,
    taskVersion: null,
    taskCreatedAt,
    legId: legIdIn(attributes),
    queue: null,
    reservationSid: null,
    agentSid: null,
    agentName: null,
    reason: null,
    ...(flex && { flex }),
  };
}

/**
 * Nobody is to be offered a customer whose interaction is over. Only a task that we made ourselves and that nobody has
 * is ended: behind one of a call or a conversation somebody may still be there.
 */
async function endOrphan(
  { taskRouter, interactions }: AuditDependencies,
  { task, status }: LiveTask,
): Promise<boolean> {
  if (task.origin !== 'plain' || (status !== 'pending' && status !== 'reserved')) return false;
  // Not whom its attributes name: desktop code copies them onto tasks of other customers.
  const owner = await interactions.ownerOf(task.taskSid);
  // One that somebody terminated had no ending: its customer still waits, and TaskRouter's own filters route them.
  if (owner === null || (await interactions.outcomeOf(owner)) === null) return false;
  try {
    return (await taskRouter.setTaskStatus(task.taskSid, 'canceled', 'interaction_over')) !== null;
  } catch (error) {
    if (error instanceof OutsideError && error.outcome === 'refused') return false;
    throw error;
  }
}

async function repair(deps: AuditDependencies, live: LiveTask): Promise<Repair | null> {
  switch (await deps.interactions.deliver(bornOf(live), live.task)) {
    case 'started':
    case 'delivered':
      return 'delivered';
    case 'late':
      return (await endOrphan(deps, live)) ? 'ended' : null;
    default:
      return null;
  }
}

/** A live task that no open interaction has: the first time its interaction hears of it, or it is begun, or ended. */
export async function unownedTask(
  deps: AuditDependencies,
  live: LiveTask,
  isKnown: IsKnown,
): Promise<Finding> {
  const found = {
    kind: 'task_without_interaction',
    interactionId: live.task.interactionId,
    resourceSid: live.task.taskSid,
  } as const;
  return { ...found, repair: isKnown(found) ? null : await repair(deps, live) };
}
