import type { OverrideActivities } from '../../src/activities/overrides';
import type { OverrideGateway } from '../../src/gateway/overrides/port';

const none = (): Promise<never> => Promise.reject(new Error('There are no overrides here.'));

/** For where no emergency override is ever asked for. */
export const NO_OVERRIDES: OverrideGateway = {
  previewOverride: none,
  beginOverride: none,
  readOverride: none,
  endOverride: none,
  listOverrides: () => Promise.resolve([]),
};

export const NO_OVERRIDE_ACTIVITIES: OverrideActivities = {
  previewOverride: none,
  claimOverride: none,
  findWaiting: none,
  divertWaiting: none,
  settleOverride: none,
  findDiverted: none,
  returnDiverted: none,
  releaseOverride: none,
};
