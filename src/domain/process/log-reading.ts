import type { Leg, LegTask } from '../leg';
import { AT_ONCE, type Due } from './agenda';
import { readTaskLog } from './requests';

/** TaskRouter no longer has the task: its event log is asked how it ended. */
export const readingLog = (leg: Leg, task: LegTask): Due => ({
  what: 'read_task_log',
  at: leg.retryAt ?? AT_ONCE,
  act: readTaskLog(leg, task),
});
