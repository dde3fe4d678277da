import type { EscalationId, InteractionId } from '../ids';
import type { Instant } from '../json';
import type { AskedLevel, AskedTarget, Place } from './asked';

/** What whoever holds a message's link may do: acknowledge one escalation, as somebody whom the message asked. */
export interface AnswerRight {
  readonly interactionId: InteractionId;
  readonly escalationId: EscalationId;
  /** Of the message. Whatever is done with its link is done once. */
  readonly pageId: string;
  /** Where on the ladder they were asked; never its end. */
  readonly place: Place;
  /** Whom of those who were asked. */
  readonly as: string;
  readonly until: Instant;
}

/** Links lie in mailboxes and chat logs for years; whoever wants to answer does it in days, or as long as they are asked. */
const LINK_LIFETIME_MS = 7 * 24 * 3_600_000;

/** Null where there is nothing to acknowledge, or where the channel has a way of its own to answer. */
export function answerRightOf(
  { interactionId, escalationId }: Pick<AnswerRight, 'interactionId' | 'escalationId'>,
  { place, at, acknowledgeBy }: AskedLevel,
  { name, pageId, channelKind = 'webhook' }: AskedTarget,
): AnswerRight | null {
  if (place.level === null || channelKind !== 'webhook') return null;
  return {
    interactionId,
    escalationId,
    pageId,
    place,
    as: name,
    until: Math.max(at + LINK_LIFETIME_MS, acknowledgeBy ?? 0),
  };
}
