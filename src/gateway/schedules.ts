import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { SCHEDULES, TASK_QUEUES, type ScheduleName } from '../workflows/messages';

const names = Object.keys(SCHEDULES) as ScheduleName[];

const specOf = (name: ScheduleName) => ({ intervals: [{ every: SCHEDULES[name].everyMs }] });

const actionOf = (name: ScheduleName) => ({
  type: 'startWorkflow' as const,
  workflowType: SCHEDULES[name].workflowType,
  workflowId: SCHEDULES[name].workflowType,
  taskQueue: TASK_QUEUES.main,
  args: [],
  workflowExecutionTimeout: '30 minutes' as const,
});

/** One at a time, and what was missed while Temporal was away is not made up for: the next run reads all of it. */
const POLICIES = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' as const };

/**
 * Makes the namespace's schedules those of this version; one that somebody has paused stays so. Harmless when many
 * workers do it at once. Throws what Temporal said.
 */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const name of names) {
    const { scheduleId } = SCHEDULES[name];
    const desired = { spec: specOf(name), action: actionOf(name), policies: POLICIES };
    try {
      await client.schedule.create({ scheduleId, ...desired });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...desired, state }));
    }
  }
}
