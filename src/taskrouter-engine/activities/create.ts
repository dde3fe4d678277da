import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { nameOf } from '../parameters';
import type { WorkspaceState } from '../world/world';
import type { Activity } from './activity';

/** twilio.com/docs/taskrouter/api/activity */
const MAX_ACTIVITIES = 100;

export interface NewActivity {
  readonly friendlyName: string;
  readonly available?: boolean;
}

/** Creates an activity. Throws EngineError `invalid`. */
export function createActivity(state: WorkspaceState, { friendlyName, available }: NewActivity): Activity {
  const { now, sids } = state.world;
  if (state.activities.size >= MAX_ACTIVITIES) {
    throw invalid(`A workspace holds at most ${MAX_ACTIVITIES} activities`);
  }
  const activity: Activity = {
    friendlyName: nameOf('FriendlyName', friendlyName),
    available: available ?? false,
    sid: sids.next('WA'),
    dateCreated: now,
    dateUpdated: now,
  };
  state.activities.set(activity.sid, activity);
  emitResourceEvent(state, 'activity.created', 'activity', activity);
  return activity;
}
