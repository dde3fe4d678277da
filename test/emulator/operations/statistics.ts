import type { Calls, Floor } from './floor';

const NO_WAIT = { avg: 0, min: 0, max: 0, total: 0 };

/** What has happened on the floor: one task created 30 s ago, offered to ana and not answered. */
const cumulative = {
  avgTaskAcceptanceTime: 0,
  reservationsCreated: 1,
  reservationsAccepted: 0,
  reservationsRejected: 0,
  reservationsTimedOut: 0,
  reservationsCanceled: 0,
  reservationsRescinded: 0,
  tasksCanceled: 0,
  tasksCompleted: 0,
  tasksDeleted: 0,
  tasksMoved: 0,
  waitDurationUntilAccepted: NO_WAIT,
  waitDurationUntilCanceled: NO_WAIT,
  startTime: new Date('2025-12-31T23:45:30Z'),
  endTime: new Date('2026-01-01T00:00:30Z'),
};

const side = { tasks_canceled: 0, reservations_accepted: 0 };
const splitByWaitTime = { 5: { above: side, below: side }, 60: { above: side, below: side } };

const activities = [
  { friendly_name: 'Offline', workers: 0 },
  { friendly_name: 'Unavailable', workers: 0 },
  { friendly_name: 'Available', workers: 1 },
];

const realTime = {
  longestTaskWaitingAge: 0,
  longestTaskWaitingSid: null,
  tasksByPriority: { 0: 1 },
  tasksByStatus: { reserved: 1, pending: 0, assigned: 0, wrapping: 0 },
  totalTasks: 1,
};

/** Combined statistics are not parsed by the SDK: their parts are as the parts by themselves are sent. */
const combined = { reservations_created: 1, end_time: '2026-01-01T00:00:30Z' };

const activityDurations = [
  { friendly_name: 'Offline', avg: 0, min: 0, max: 0, total: 0 },
  { friendly_name: 'Unavailable', avg: 0, min: 0, max: 0, total: 0 },
  { friendly_name: 'Available', avg: 30, min: 30, max: 30, total: 30 },
];

const later = ({ clock, workspace }: Floor) => {
  clock.forward(30);
  return workspace;
};

export const callsOfStatistics: Calls = {
  FetchWorkspaceStatistics: async (floor) =>
    expect(await later(floor).statistics().fetch({ splitByWaitTime: '5' })).toMatchObject({
      cumulative: { ...combined, tasks_created: 1, split_by_wait_time: { 5: { above: side } } },
      realtime: { total_tasks: 1, total_workers: 1, activity_statistics: activities },
    }),
  FetchWorkspaceCumulativeStatistics: async (floor) =>
    expect(await later(floor).cumulativeStatistics().fetch({ splitByWaitTime: '5,60' })).toMatchObject({
      ...cumulative,
      tasksCreated: 1,
      tasksTimedOutInWorkflow: 0,
      splitByWaitTime,
    }),
  FetchWorkspaceRealTimeStatistics: async (floor) =>
    expect(await later(floor).realTimeStatistics().fetch()).toMatchObject({
      ...realTime,
      activityStatistics: activities,
      totalWorkers: 1,
    }),
  FetchTaskQueueStatistics: async (floor) =>
    expect(await later(floor).taskQueues(floor.queue.sid).statistics().fetch()).toMatchObject({
      taskQueueSid: floor.queue.sid,
      cumulative: { ...combined, tasks_entered: 1 },
      realtime: { total_tasks: 1, total_eligible_workers: 1, total_available_workers: 1 },
    }),
  FetchTaskQueueCumulativeStatistics: async (floor) =>
    expect(
      await later(floor)
        .taskQueues(floor.queue.sid)
        .cumulativeStatistics()
        .fetch({ splitByWaitTime: '5,60' }),
    ).toMatchObject({
      ...cumulative,
      taskQueueSid: floor.queue.sid,
      tasksEntered: 1,
      waitDurationInQueueUntilAccepted: NO_WAIT,
      splitByWaitTime,
    }),
  FetchTaskQueueRealTimeStatistics: async (floor) => {
    const { sid } = await floor.workspace.tasks.create({ priority: 3 });
    expect(await later(floor).taskQueues(floor.queue.sid).realTimeStatistics().fetch()).toMatchObject({
      activityStatistics: activities,
      longestTaskWaitingAge: 30,
      longestTaskWaitingSid: sid,
      longestRelativeTaskAgeInQueue: 30,
      longestRelativeTaskSidInQueue: sid,
      tasksByPriority: { 0: 1, 3: 1 },
      tasksByStatus: { reserved: 1, pending: 1, assigned: 0, wrapping: 0 },
      totalAvailableWorkers: 1,
      totalEligibleWorkers: 1,
      totalTasks: 2,
    });
  },
  ListTaskQueuesStatistics: async (floor) => {
    const other = await floor.workspace.taskQueues.create({ friendlyName: 'Nobody', targetWorkers: '' });
    const { statistics } = later(floor).taskQueues;
    expect(await statistics.list({ pageSize: 1 })).toMatchObject([
      { taskQueueSid: floor.queue.sid, cumulative: combined, realtime: { total_tasks: 1 } },
      { taskQueueSid: other.sid, cumulative: { tasks_entered: 0 }, realtime: { total_tasks: 0 } },
    ]);
    expect(await statistics.list({ friendlyName: 'Nobody' })).toMatchObject([{ taskQueueSid: other.sid }]);
  },
  CreateTaskQueueBulkRealTimeStatistics: async (floor) => {
    const { sid } = floor.queue;
    const bulk = later(floor).taskQueues.bulkRealTimeStatistics;
    expect(await bulk.create({ TaskQueueSids: [sid, `WQ${'f'.repeat(32)}`] })).toMatchObject({
      taskQueueResponseCount: 1,
      taskQueueData: [
        {
          task_queue_sid: sid,
          total_tasks: 1,
          total_eligible_workers: 1,
          total_available_workers: 1,
          tasks_by_status: { reserved: 1 },
          activity_statistics: activities,
        },
      ],
    });
  },
  FetchWorkflowStatistics: async (floor) =>
    expect(await later(floor).workflows(floor.workflow.sid).statistics().fetch()).toMatchObject({
      workflowSid: floor.workflow.sid,
      cumulative: { ...combined, tasks_entered: 1, tasks_timed_out_in_workflow: 0 },
      realtime: { total_tasks: 1 },
    }),
  FetchWorkflowCumulativeStatistics: async (floor) =>
    expect(
      await later(floor)
        .workflows(floor.workflow.sid)
        .cumulativeStatistics()
        .fetch({ splitByWaitTime: '5,60' }),
    ).toMatchObject({
      ...cumulative,
      workflowSid: floor.workflow.sid,
      tasksEntered: 1,
      tasksTimedOutInWorkflow: 0,
      splitByWaitTime,
    }),
  FetchWorkflowRealTimeStatistics: async (floor) =>
    expect(
      await later(floor).workflows(floor.workflow.sid).realTimeStatistics().fetch({ taskChannel: 'default' }),
    ).toMatchObject({ ...realTime, workflowSid: floor.workflow.sid }),
  FetchWorkerStatistics: async (floor) => {
    await floor.agent('bo', 'Offline');
    const { statistics } = later(floor).workers;
    expect(await statistics().fetch({ friendlyName: 'ana' })).toMatchObject({
      cumulative: { ...combined, activity_durations: activityDurations },
      realtime: { total_workers: 1, activity_statistics: activities },
    });
    expect(await statistics().fetch({ taskQueueName: 'Everybody' })).toMatchObject({
      realtime: { total_workers: 2 },
    });
  },
  FetchWorkersCumulativeStatistics: async (floor) =>
    expect(await later(floor).workers.cumulativeStatistics().fetch()).toMatchObject({
      reservationsCreated: 1,
      activityDurations,
      startTime: cumulative.startTime,
      endTime: cumulative.endTime,
    }),
  FetchWorkersRealTimeStatistics: async (floor) =>
    expect(await later(floor).workers.realTimeStatistics().fetch()).toMatchObject({
      activityStatistics: activities,
      totalWorkers: 1,
    }),
  FetchWorkerInstanceStatistics: async (floor) =>
    expect(await later(floor).workers(floor.workerSid).statistics().fetch({ minutes: 1 })).toMatchObject({
      workerSid: floor.workerSid,
      cumulative: { ...combined, activity_durations: activityDurations },
    }),
};
