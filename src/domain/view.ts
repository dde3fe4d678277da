import type { Interaction } from './interaction';
import type { InteractionView, LegView } from './interaction-view';
import type { Instant } from './json';
import type { Leg } from './leg';
import { agendaOf } from './process';
import { queueOf } from './process/keys';

const iso = (at: Instant): string => new Date(at).toISOString();

const statusOf = (leg: Leg): LegView['status'] => {
  if (leg.end !== null) return 'ended';
  if (leg.wrappingSince !== null) return 'wrapping';
  if (leg.acceptance !== null) return 'accepted';
  return leg.task === null ? 'creating' : 'waiting';
};

const legView = (leg: Leg, queue: string | null): LegView => ({
  legId: leg.legId,
  origin: leg.origin,
  route: leg.route,
  step: leg.step,
  queue,
  taskSid: leg.task?.taskSid ?? null,
  agent: leg.acceptance && { sid: leg.acceptance.agentSid, name: leg.acceptance.agentName },
  status: statusOf(leg),
  transfer: leg.transfer && {
    from: leg.transfer.from,
    mode: leg.transfer.mode,
    by: leg.transfer.by,
    result: leg.transfer.result,
  },
});

/** The live state as the API shows it. */
export function view(state: Interaction): InteractionView {
  const { start, decision } = state;
  return {
    interactionId: start.interactionId,
    externalId: start.externalId,
    source: start.source,
    phase: state.phase,
    outcome: state.outcome,
    outcomeReason: state.outcomeReason,
    channel: start.channel,
    attributes: state.attributes,
    defects: state.defects,
    policyVersion: decision?.policyVersion ?? null,
    continues: start.continues,
    legs: state.legs.map((leg) => legView(leg, queueOf(state, leg))),
    deadlines: agendaOf(state)
      .filter(({ at }) => at > 0)
      .map(({ what, at }) => ({ what, dueAt: iso(at) })),
    decision,
    escalations: [],
    timeline: state.timeline.map(({ at, what, by, details }) => ({ at: iso(at), what, by, details })),
  };
}
