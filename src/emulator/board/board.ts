import type { Engine, Reservation, Task, Worker } from '../../taskrouter-engine';

/** What the page shows of one workspace; the newest things first, and no more than a person can look at. */
const MOST_TASKS = 200;
const MOST_EVENTS = 40;
const ABOUT_CHARACTERS = 80;

const LIVE: readonly string[] = ['pending', 'accepted', 'wrapping'];

/** What tells a person most of what a task is about. */
const TELLING = ['topic', 'issue_type', 'product_area', 'customer_segment', 'from', 'name', 'language'];

function aboutOf({ attributes }: Task): string {
  const given = JSON.parse(attributes) as Record<string, unknown>;
  const told = TELLING.flatMap((name) => (typeof given[name] === 'string' ? [given[name]] : []));
  return told.join(', ').slice(0, ABOUT_CHARACTERS);
}

/** Everything the page at `/` shows, as JSON. */
export const boardOf = (engine: Engine): object => ({
  now: new Date(engine.now()).toISOString(),
  workspaces: engine.workspaces.list().map(({ sid, friendlyName }) => ({
    sid,
    friendlyName,
    activities: engine.activities.list(sid).map((activity) => ({
      sid: activity.sid,
      friendlyName: activity.friendlyName,
    })),
    workers: engine.workers.list(sid).map((worker) => workerOf(engine, sid, worker)),
    queues: queuesOf(engine, sid),
    tasks: tasksOf(engine, sid),
    events: engine.events
      .list(sid, {})
      .slice(0, MOST_EVENTS)
      .map(({ at, type, resourceSid }) => ({ at: new Date(at).toISOString(), type, resourceSid })),
  })),
});

const channelOf = (engine: Engine, workspaceSid: string, channelSid: string): string =>
  engine.taskChannels.fetch(workspaceSid, channelSid).uniqueName;

const workerOf = (engine: Engine, workspaceSid: string, worker: Worker): object => ({
  sid: worker.sid,
  name: worker.friendlyName,
  activity: engine.activities.fetch(workspaceSid, worker.activitySid).friendlyName,
  work: engine.reservations
    .listOfWorker(workspaceSid, worker.sid)
    .filter(({ status }) => LIVE.includes(status))
    .map((reservation) => workOf(engine, workspaceSid, reservation)),
});

const workOf = (
  engine: Engine,
  workspaceSid: string,
  { sid, status, taskSid, ...one }: Reservation,
): object => ({
  reservationSid: sid,
  status,
  taskSid,
  channel: channelOf(engine, workspaceSid, one.taskChannelSid),
  about: aboutOf(engine.tasks.fetch(workspaceSid, taskSid)),
});

const queuesOf = (engine: Engine, workspaceSid: string): object[] =>
  engine.taskQueues.list(workspaceSid).map(({ sid, friendlyName }) => {
    const now = engine.realTimeStatistics.ofTaskQueue(workspaceSid, sid);
    return {
      sid,
      name: friendlyName,
      ...now.byStatus,
      longestWaitSeconds: now.longestWaiting.age,
      availableAgents: now.totalAvailable,
      eligibleAgents: now.eligible.total,
    };
  });

const tasksOf = (engine: Engine, workspaceSid: string): object[] =>
  [...engine.tasks.list(workspaceSid)]
    .reverse()
    .slice(0, MOST_TASKS)
    .map((task) => ({
      sid: task.sid,
      status: task.status,
      channel: channelOf(engine, workspaceSid, task.taskChannelSid),
      queue: engine.taskQueues.fetch(workspaceSid, task.position.queueSid).friendlyName,
      priority: task.priority,
      ageSeconds: Math.floor((engine.now() - task.dateCreated) / 1_000),
      agent:
        engine.reservations.listOfTask(workspaceSid, task.sid).find(({ status }) => LIVE.includes(status))
          ?.workerName ?? null,
      reason: task.reason,
      about: aboutOf(task),
    }));
