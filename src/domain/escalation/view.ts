import type { Instant } from '../json';
import { climbingAgenda } from './climbing';
import { sentAgainAt } from './trying-again';
import type { Escalation } from './escalation';
import type { EscalationView } from './escalation-view';

const iso = (at: Instant): string => new Date(at).toISOString();

/** A message that was not taken. */
function again(state: Escalation): readonly { readonly what: string; readonly at: Instant }[] {
  const at = sentAgainAt(state);
  return at === null ? [] : [{ what: 'send_again', at }];
}

/** The escalation as the live state shows it. */
export function escalationView(state: Escalation): EscalationView {
  const { start, status, place, owner, endedAt } = state;
  return {
    escalationId: start.escalationId,
    ladder: start.ladder.name,
    status,
    level: place.level,
    levels: start.ladder.levels.length,
    round: place.round,
    startedBy: start.by,
    owner: { ...owner, since: iso(owner.since) },
    asked: state.asked.flatMap(({ place: { round, level }, targets }) =>
      targets.map(({ pageId, kind, name, page, acknowledgedAt, handedBackAt }) => ({
        pageId,
        kind,
        name,
        round,
        level,
        page,
        acknowledgedAt: acknowledgedAt === null ? null : iso(acknowledgedAt),
        ...(handedBackAt !== undefined && { handedBackAt: iso(handedBackAt) }),
      })),
    ),
    deadlines: [...climbingAgenda(state), ...again(state)]
      .filter(({ at }) => at > 0)
      .map(({ what, at }) => ({ what, dueAt: iso(at) })),
    startedAt: iso(state.startedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    timeline: state.timeline.map(({ at, what, by, details }) => ({ at: iso(at), what, by, details })),
  };
}
