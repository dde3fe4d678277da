import type { Instant } from '../json';
import type { Escalation } from './escalation';
import type { EscalationStart } from './start';
import { announce } from './timeline';

/** An escalation that has just begun: until somebody is asked it is whose it was. */
export function beginEscalation(start: EscalationStart, now: Instant): Escalation {
  const { by, ladder, level } = start;
  const state: Escalation = {
    start,
    startedAt: now,
    status: 'open',
    place: { round: 1, level },
    asked: [],
    owner: { kind: by.kind, name: by.id, since: now, because: 'escalated' },
    acknowledged: null,
    resolveBy: null,
    resolution: null,
    endedAt: null,
    underway: null,
    actionsBegun: 0,
    failures: 0,
    retryAt: null,
    version: 0,
    told: 0,
    telling: false,
    note: 'due',
    alerts: [],
    episode: 0,
    answers: [],
    timeline: [],
  };
  return announce(state, now, 'escalation.started', by, {
    ladder: ladder.name,
    level,
    policyVersion: ladder.policyVersion,
  });
}

/** The state as a new run takes it over. It goes on only when nothing but the note is under way. */
export const resumeEscalation = (state: Escalation): Escalation => ({
  ...state,
  telling: false,
  ...(state.outreach === 'begun' && { outreach: 'due' as const }),
  alerts: (state.alerts ?? []).map((alert) => ({ ...alert, telling: null, pagesOut: 0 })),
  note: state.note === 'begun' ? 'due' : state.note,
});
