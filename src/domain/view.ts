import type { EscalationView } from './escalation/escalation-view';
import type { EscalationRecord } from './escalation/record';
import type { Interaction } from './interaction';
import type { Held } from './held';
import type { ConversationView, HeldView, InteractionView, LegView } from './interaction-view';
import type { Instant } from './json';
import type { Leg } from './leg';
import { agendaOf } from './process';
import { lastMessagesOf } from './process/conversing';
import { diversionOf } from './process/diverting';
import { conversationSidOf } from './process/flex-requests';
import { queueOf } from './process/keys';
import { clockViews, leftUntil } from './process/clocks/view';
import type { DesktopTransfer } from './transfer';

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
  ...whyOpened(leg),
});

function whyOpened({ transfer }: Leg): Pick<LegView, 'transfer' | 'consult'> {
  if (transfer === null || transfer.isReturn) return { transfer: null, consult: null };
  const { from, by, mode, result, consult } = transfer;
  if (consult === null) return { transfer: { from, mode, by, result }, consult: null };
  const ended = result === 'accepted' ? consult.result : result;
  return { transfer: null, consult: { from, mode: consult.mode, by, result: ended } };
}

/** A leg, and one more for each native transfer of its task: each stay with somebody is shown. */
function legViews(leg: Leg, queue: string | null): LegView[] {
  if (leg.desktopTransfers.length === 0) return [legView(leg, queue)];
  const { acceptances, desktopTransfers } = leg;
  const [sender] = acceptances;
  const first: LegView = {
    ...legView(leg, queue),
    agent: sender === undefined ? null : { sid: sender.agentSid, name: sender.agentName },
    status: desktopTransfers.some(({ result }) => result === 'accepted') ? 'ended' : statusOf(leg),
  };
  return [first, ...desktopTransfers.map((transfer, n) => desktopLegView(leg, transfer, n))];
}

function desktopLegView(leg: Leg, transfer: DesktopTransfer, n: number): LegView {
  // A call that ended meanwhile took the transfer with it.
  const result = transfer.result ?? (leg.end === null ? null : 'customer_left');
  const since = transfer.initiatedAt ?? transfer.askedAt ?? 0;
  const taker = leg.acceptances.find(({ at, agentSid }) => at >= since && agentSid !== transfer.by.id);
  const isTaken = result === 'accepted' && taker !== undefined;
  const isLast = taker?.reservationSid === leg.acceptance?.reservationSid;
  return {
    ...legView(leg, null),
    legId: transfer.legId,
    agent: isTaken ? { sid: taker.agentSid, name: taker.agentName } : null,
    status: result === null ? 'waiting' : isTaken && isLast ? statusOf(leg) : 'ended',
    transfer: {
      from: leg.desktopTransfers[n - 1]?.legId ?? leg.legId,
      mode: transfer.mode ?? 'warm',
      by: transfer.by,
      result,
    },
  };
}

function conversationView(state: Interaction): ConversationView | null {
  const sid = conversationSidOf(state);
  if (sid === null && state.conversation === null) return null;
  const { customerAt, agentAt } = lastMessagesOf(state);
  const isoOrNull = (at: Instant | null | undefined) => (at ? iso(at) : null);
  return {
    sid,
    lastCustomerMessageAt: isoOrNull(customerAt),
    lastAgentMessageAt: isoOrNull(agentAt),
    closedAt: isoOrNull(state.conversation?.closedAt),
  };
}

/** What it told last; before that, what it was asked with. */
const escalationView = (record: EscalationRecord): EscalationView =>
  record.report?.view ?? {
    escalationId: record.escalationId,
    ladder: record.ladderName,
    status: 'starting',
    level: record.level,
    levels: record.level,
    round: 1,
    startedBy: record.by,
    owner: { kind: record.by.kind, name: record.by.id, since: iso(record.askedAt), because: 'escalated' },
    asked: [],
    deadlines: [],
    startedAt: iso(record.askedAt),
    endedAt: null,
    timeline: [],
  };

const heldView = ({ queue, since, until, releaseBy }: Held): HeldView => ({
  queue,
  since: iso(since),
  until: iso(until),
  ...(releaseBy !== undefined && { releaseBy: iso(releaseBy) }),
});

function divertedView(state: Interaction): Pick<InteractionView, 'diverted'> {
  const diversion = diversionOf(state);
  if (diversion === null) return {};
  const { overrideId, from, to } = diversion;
  return { diverted: { overrideId, from, to } };
}

/** The live state as the API shows it, at an instant. */
export function view(state: Interaction, now: Instant): InteractionView {
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
    legs: state.legs.flatMap((leg) => legViews(leg, queueOf(state, leg))),
    conversation: conversationView(state),
    deadlines: agendaOf(state)
      .filter(({ at }) => at > 0)
      .map((due) => ({ what: due.what, dueAt: iso(due.at), ...leftUntil(state, due, now) })),
    ...clockViews(state, now),
    decision,
    ...(state.held && { held: heldView(state.held) }),
    ...(state.callback && {
      callback: { failed: state.callback.failed, result: state.callback.result },
    }),
    ...divertedView(state),
    ...(state.voicemail && {
      voicemail: {
        result: state.voicemail.result,
        recordingSid: state.voicemail.recordingSid,
        seconds: state.voicemail.seconds,
      },
    }),
    escalations: state.escalations.map(escalationView),
    timeline: state.timeline.map(({ at, what, by, details }) => ({ at: iso(at), what, by, details })),
  };
}
