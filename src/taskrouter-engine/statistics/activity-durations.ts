import type { Instant } from '../instant';
import { secondsBetween } from '../instant';
import type { WorkspaceState } from '../world/world';
import { durationsOf, type Durations } from './durations';
import type { Interval } from './interval';
import { eventsSince } from './recorded-events';

export interface ActivityDurations extends Durations {
  readonly sid: string;
  readonly friendlyName: string;
}

/** An unbroken time that one worker spent in one activity. */
interface Stay extends Interval {
  readonly activitySid: string;
}

/**
 * How long workers stayed in each activity of the workspace. Each stay counts for the part of it that lies in the
 * interval; one that goes on counts up to now.
 */
export function activityDurations(
  state: WorkspaceState,
  { start, end }: Interval,
  isWanted: (workerSid: string) => boolean,
): ActivityDurations[] {
  const byActivity = new Map<string, number[]>([...state.activities.keys()].map((sid) => [sid, []]));
  for (const stay of staysSince(state, start, isWanted)) {
    const from = Math.max(stay.start, start);
    const to = Math.min(stay.end, end);
    if (from < to) byActivity.get(stay.activitySid)?.push(secondsBetween(from, to));
  }
  return [...state.activities.values()].map(({ sid, friendlyName }) => ({
    sid,
    friendlyName,
    ...durationsOf(byActivity.get(sid)!),
  }));
}

/** The stays that ended since an instant, and those that go on. */
function staysSince(state: WorkspaceState, start: Instant, isWanted: (workerSid: string) => boolean): Stay[] {
  const stays: Stay[] = [];
  /** When the stay began that a deleted worker's last event ended, once an older event of it tells. */
  const deleted = new Map<string, Stay>();
  for (const { type, at, data } of eventsSince(state, start)) {
    const workerSid = data['worker_sid'];
    if (!type.startsWith('worker.') || workerSid === undefined || !isWanted(workerSid)) continue;
    const last = deleted.get(workerSid);
    if (type === 'worker.deleted') {
      deleted.set(workerSid, { start, end: at, activitySid: data['worker_activity_sid']! });
    } else if (last !== undefined && (type === 'worker.activity.update' || type === 'worker.created')) {
      stays.push({ ...last, start: at });
      deleted.delete(workerSid);
    }
    if (type === 'worker.activity.update') stays.push(stayBefore(at, data));
  }
  return [...stays, ...deleted.values(), ...currentStays(state, isWanted)];
}

const stayBefore = (at: Instant, data: Readonly<Record<string, string>>): Stay => ({
  start: at - Number(data['worker_time_in_previous_activity_ms']),
  end: at,
  activitySid: data['worker_previous_activity_sid']!,
});

const currentStays = ({ workers, world }: WorkspaceState, isWanted: (workerSid: string) => boolean): Stay[] =>
  [...workers.values()]
    .filter(({ sid }) => isWanted(sid))
    .map(({ dateStatusChanged, activitySid }) => ({ start: dateStatusChanged, end: world.now, activitySid }));
