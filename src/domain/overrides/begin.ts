import type { Instant } from '../json';
import type { Override, OverrideStart } from './override';
import { record } from './timeline';
import { sourceText } from './source';

/** An override that has just been asked for: nobody is led elsewhere yet. */
export function beginOverride(start: OverrideStart, now: Instant): Override {
  const state: Override = {
    start,
    startedAt: now,
    status: 'checking',
    refusal: null,
    ending: null,
    isSettled: false,
    endedAt: null,
    moved: 0,
    returned: 0,
    leftAlone: [],
    found: [],
    lookedUpTo: null,
    sweeps: 0,
    nextSweepAt: now,
    underway: null,
    actionsBegun: 0,
    failures: 0,
    retryAt: null,
    answers: [],
    timeline: [],
  };
  return record(state, now, 'override.asked', start.by, {
    from: sourceText(start.from),
    to: start.to,
    until: new Date(start.until).toISOString(),
    reason: start.reason,
  });
}
