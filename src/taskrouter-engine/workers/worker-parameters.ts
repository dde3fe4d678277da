import { invalid } from '../errors';
import { jsonObjectIn } from '../json';
import { nameOf, referred } from '../parameters';
import type { Activity } from '../activities/activity';
import type { WorkspaceState } from '../world/world';

/** The most characters that TaskRouter takes (twilio.com/docs/taskrouter/limits). */
const MAX_ATTRIBUTES = 4_096;

/** `ownSid`: the worker that may have the name already. */
export function checkWorkerName(state: WorkspaceState, name: string, ownSid: string | null = null): string {
  const holder = state.workersByName.get(nameOf('FriendlyName', name).toLowerCase());
  if (holder !== undefined && holder !== ownSid) {
    throw invalid('Worker with the same friendly name already exists');
  }
  return name;
}

export function checkWorkerAttributes(text: string): string {
  if (text.length > MAX_ATTRIBUTES) {
    throw invalid(`Attributes has ${text.length} characters; the limit is ${MAX_ATTRIBUTES}`);
  }
  if (jsonObjectIn(text) === null) throw invalid('Attributes is not a JSON object');
  return text;
}

export const activityFor = (state: WorkspaceState, sid: string): Activity =>
  referred('ActivitySid', sid, state.activities.get(sid));
