import type { Instant, JsonObject } from '../json';
import type { EscalationActionBody, EscalationActionOf } from './actions';
import type { AskedTarget } from './asked';
import type { Escalation } from './escalation';
import type { EscalationDone, EscalationFailed } from './facts';
import { iso } from './message';
import { changeTargets } from './places';
import { record, THROUGHLINE } from './timeline';

/*
 * Whoever was asked by a webhook hears that somebody has it now, or that it is over, so that nobody works twice. Once each,
 * tried once, all of them by one action; never whoever did it themselves, and never who was not asked.
 */

/** One message to one receiver. */
export interface ReceiverNews {
  readonly id: string;
  readonly channel: string;
  readonly message: JsonObject;
}

const isWebhook = ({ channelKind = 'webhook' }: AskedTarget): boolean => channelKind === 'webhook';

/** What there is to hear, once for each time that it is acknowledged; null: nothing, somebody is being asked. */
const newsOf = ({ status, episode = 0 }: Escalation): string | null =>
  status === 'open' ? null : `${status}-${episode + 1}`;

/** It came to them, or may have. */
const wasAsked = ({ page }: AskedTarget): boolean => page === 'sent' || page === 'unknown';

const isBehindIt = (state: Escalation, { kind, name }: AskedTarget): boolean => {
  const { status, acknowledged, resolution, owner } = state;
  if (status === 'acknowledged') return acknowledged?.as === name;
  return status === 'resolved' ? resolution?.as === name : owner.kind === kind && owner.name === name;
};

const isSame = (a: AskedTarget, b: AskedTarget): boolean => a.kind === b.kind && a.name === b.name;

/** Those who are to hear of it, each with all their messages; none where an older worker began the escalation. */
function untold(state: Escalation): readonly AskedTarget[] {
  const news = newsOf(state);
  if (news === null || state.start.receivers !== 'told') return [];
  const asked = state.asked.flatMap(({ targets }) => targets).filter(isWebhook);
  const waiting = asked.filter(
    (target) => wasAsked(target) && target.heard !== news && !isBehindIt(state, target),
  );
  return waiting.filter((target, at) => waiting.findIndex((other) => isSame(other, target)) === at);
}

export function nextReceiverNews(state: Escalation): EscalationActionBody | null {
  const news = newsOf(state);
  const receivers = state.tellingReceivers === true ? [] : untold(state);
  if (news === null || receivers.length === 0) return null;
  return {
    do: 'tellReceivers',
    heard: news,
    news: receivers.map((target) => ({
      id: `${state.start.escalationId}-${news}-${target.kind}-${target.name}`,
      channel: target.channel,
      message: newsTo(state, target),
    })),
  };
}

/** Wire format (docs/escalation.md). */
function newsTo(state: Escalation, target: AskedTarget): JsonObject {
  const { start, status, owner, acknowledged, endedAt } = state;
  const { escalationId, interactionId, externalId, ladder } = start;
  const path = `/v1/interactions/${interactionId}`;
  const messages = state.asked.flatMap(({ targets }) => targets.filter((other) => isSame(other, target)));
  return {
    type: endedAt === null ? 'escalation.acknowledged' : 'escalation.ended',
    timestamp: iso(endedAt ?? acknowledged?.at ?? owner.since),
    data: {
      escalationId,
      interactionId,
      externalId,
      ladder: ladder.name,
      target: { kind: target.kind, name: target.name },
      status,
      owner: { kind: owner.kind, name: owner.name },
      messages: messages.filter(wasAsked).map(({ pageId }) => pageId),
      links: { interaction: path, escalation: `${path}/escalations/${escalationId}` },
    },
  };
}

/** From here on they have heard of it: nobody is told twice, whatever becomes of it. */
export function receiversBegun(
  state: Escalation,
  { heard }: EscalationActionOf<'tellReceivers'>,
): Escalation {
  const told = untold(state);
  const marked = changeTargets(state, (target) =>
    told.some((other) => isSame(other, target)) ? { ...target, heard } : target,
  );
  return { ...marked, tellingReceivers: true };
}

export const receiversEnded = (state: Escalation): Escalation => ({ ...state, tellingReceivers: false });

export const receiversTold = (
  state: Escalation,
  { result: { notTold }, receivedAt }: EscalationDone<'tellReceivers'>,
): Escalation => notTold.reduce((told, { channel, why }) => missed(told, receivedAt, channel, why), state);

export const receiversFailed = (
  state: Escalation,
  { message, receivedAt }: EscalationFailed & { receivedAt: Instant },
  { news }: EscalationActionOf<'tellReceivers'>,
): Escalation => news.reduce((told, { channel }) => missed(told, receivedAt, channel, message), state);

const missed = (state: Escalation, now: Instant, channel: string, why: string): Escalation =>
  record(state, now, 'receiver.not_told', THROUGHLINE, { channel, why });
