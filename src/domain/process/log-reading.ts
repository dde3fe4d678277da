import type { Leg, LegTask } from '../leg';
import { AT_ONCE, type Due } from './agenda';
import { readTaskLog } from './requests';

/** Whether a task was completed and the news of who had accepted it never came: the event log has it. */
export const mustReadLog = (leg: Leg): boolean =>
  leg.end?.kind === 'completed' && leg.acceptance === null && leg.logRead !== true;

/** TaskRouter's event log is asked how a task ended that is gone, or who had it. */
export const readingLog = (leg: Leg, task: LegTask): Due => ({
  what: 'read_task_log',
  at: leg.retryAt ?? AT_ONCE,
  act: readTaskLog(leg, task),
});
