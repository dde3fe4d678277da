import { passes } from '../list-filters';
import type { WorkspaceState } from '../world/world';
import type { Activity } from './activity';

export interface ActivityFilters {
  readonly friendlyName?: string;
  readonly available?: boolean;
}

/** Activities, oldest first. */
export const listActivities = (state: WorkspaceState, filters: ActivityFilters = {}): Activity[] =>
  [...state.activities.values()].filter(
    ({ friendlyName, available }) =>
      passes(filters.friendlyName, friendlyName) && passes(filters.available, available),
  );
