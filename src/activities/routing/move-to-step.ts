import type { RoutingTask, TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionBegun } from '../port';
import type { ActionResults } from '../../domain/facts';
import { withKeys } from '../../domain/task-keys';
import type { TaskReading } from '../../domain/task-reading';
import { untilUndisturbed } from './conflicts';
import { deferFor } from './deferral';
import { readingOf, readWhole } from './read-task';

type Move = ActionBegun<'moveToStep'>;
type Moved = ActionResults['moveToStep'];

/** Moves a waiting task on by writing its step. Reads first: an acceptance wins, a pending offer is waited for. */
export const createMoveToStep =
  (taskRouter: TaskRouterPort) =>
  (move: Move): Promise<Moved> =>
    untilUndisturbed(async () => {
      const { task, reading } = await readWhole(taskRouter, move.taskSid);
      if (task === null || !isWaiting(reading)) return { did: 'nothing', reading, deferral: null };
      if (reading.offer !== null) {
        const deferral = deferFor(reading.offer, move.deferral, move.ringMs, move.begunAt);
        if (deferral !== null) return { did: 'deferred', reading, deferral };
      } else if (move.movedByItselfAt !== null && move.begunAt >= move.movedByItselfAt) {
        return { did: 'beyond', reading, deferral: null };
      }
      return write(taskRouter, move, task);
    });

export const isWaiting = (reading: TaskReading): boolean =>
  reading.acceptance === null && (reading.status === 'pending' || reading.status === 'reserved');

async function write(taskRouter: TaskRouterPort, move: Move, task: RoutingTask): Promise<Moved> {
  const attributes = withKeys({ ...task.attributes, ...move.attributes }, move.keys);
  const written = await taskRouter.writeTask(
    task.taskSid,
    { attributes, priority: move.priority },
    task.version,
  );
  if (written === null)
    return { did: 'nothing', reading: (await readWhole(taskRouter, task.taskSid)).reading, deferral: null };
  return { did: 'moved', reading: readingOf(written, []), deferral: null };
}
