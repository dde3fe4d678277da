import type { Floor } from './floor';

/** What stands where, for a test that failed. */
export async function describeFloor(floor: Floor): Promise<string> {
  const tasks = await floor.twilio.workspace.tasks.list();
  const workers = await floor.twilio.workspace.workers.list();
  const events = await floor.twilio.workspace.events.list({ limit: 40 });
  const open = await floor.temporal.openWorkflows();
  const timers = (await Promise.all(open.map((id) => floor.temporal.timers(id)))).flat();
  const interactions = await Promise.all(
    open
      .filter((id) => id.startsWith('interaction-'))
      .map((id) => floor.interaction(id.replace('interaction-', '')).live()),
  );
  const lines = [
    `now ${new Date(floor.clock.now()).toISOString()}, offset ${floor.clock.offset} ms`,
    ...tasks.map((task) => `task ${task.sid} ${task.assignmentStatus} in ${task.taskQueueFriendlyName}`),
    ...workers.map((worker) => `agent ${worker.friendlyName} ${worker.activityName} ${worker.attributes}`),
    ...interactions.map(({ phase, legs, deadlines, defects, timeline }) =>
      JSON.stringify({
        phase,
        legs,
        deadlines,
        defects,
        timeline: timeline.map(({ at, what, details }) => ({ at, what, details })),
      }),
    ),
    ...timers,
    ...events.reverse().map((event) => `event ${event.eventDate.toISOString()} ${event.eventType}`),
  ];
  return lines.join('\n');
}
