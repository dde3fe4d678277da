import { proxyActivities } from '@temporalio/workflow';
import type { OverrideActivities } from '../../activities/overrides';
import type { OverrideStart } from '../../domain/overrides/override';
import type { OverridePreview } from '../../domain/overrides/preview';

const { previewOverride } = proxyActivities<OverrideActivities>({
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '18s',
  retry: { maximumAttempts: 2, initialInterval: '500ms' },
});

/** Who would be led elsewhere by an override, and who would not, now. */
export const overridePreview = (start: OverrideStart): Promise<OverridePreview> =>
  previewOverride({ start, now: Date.now() });
