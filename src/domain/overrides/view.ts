import type { Instant } from '../json';
import { agendaOfOverride } from './decide';
import type { Override } from './override';
import type { OverrideSummary, OverrideView } from './override-view';

const iso = (at: Instant): string => new Date(at).toISOString();

export function overrideSummary(state: Override): OverrideSummary {
  const { start, status, moved, returned, notReturned } = state;
  const { overrideId, from, to, reason, by, until } = start;
  const summary = { overrideId, from, to, reason, by, until: iso(until), status, moved, returned };
  // Told with the status, or a run that began before would upsert its memo once more than it did.
  return status === 'over' && notReturned !== undefined ? { ...summary, notReturned } : summary;
}

/** The live state as the API shows it. */
export function overrideView(state: Override): OverrideView {
  const { startedAt, refusal, ending, endedAt, leftAlone, timeline } = state;
  return {
    ...overrideSummary(state),
    startedAt: iso(startedAt),
    refusal,
    ending: ending && { ...ending, at: iso(ending.at) },
    endedAt: endedAt === null ? null : iso(endedAt),
    leftAlone,
    deadlines: agendaOfOverride(state)
      .filter(({ at }) => at > 0)
      .map(({ what, at }) => ({ what, dueAt: iso(at) })),
    timeline: timeline.map(({ at, what, by, details }) => ({ at: iso(at), what, by, details })),
  };
}
