import { invalid } from '../errors';
import type { Instant } from '../instant';
import { whole } from '../parameters';
import type { WorkspaceState } from '../world/world';

const MAX_PRIORITY = 2_147_483_647;
const EARLIEST_START = Date.UTC(1900, 0, 1);

export const checkPriority = (value: number): number => whole('Priority', value, 0, MAX_PRIORITY);

export function checkVirtualStartTime(state: WorkspaceState, value: Instant): Instant {
  if (value >= EARLIEST_START && value <= state.world.now) return value;
  throw invalid('VirtualStartTime must not be in the future, nor before 1900');
}
