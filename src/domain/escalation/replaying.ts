import { isActor, type Actor } from '../actor';
import { REFUSALS } from '../failure-types';
import type { Instant, JsonObject } from '../json';
import type { Refusal } from '../process/transfer-refusals';
import { answerRightOf, type AnswerRight } from './answer-right';
import type { AskedLevel, AskedTarget } from './asked';
import type { Escalation } from './escalation';
import { messageTo } from './message';
import { changeTargets } from './places';
import { announce } from './timeline';

/*
 * A webhook that was given up, or of which nobody knows whether it came, is sent once more because somebody says so: under
 * the same id, by a workflow of its own, for the escalation may be over by then.
 */

export interface ReplayablePage {
  readonly pageId: string;
  readonly channel: string;
  readonly message: JsonObject;
  readonly right: AnswerRight | null;
}

export const REPLAY_OUTCOMES = ['sent', 'failed', 'unknown'] as const;

/** What came of it. `failed`: the receiver did not take it. `why` is null when it did. */
export interface Replayed {
  readonly pageId: string;
  readonly outcome: (typeof REPLAY_OUTCOMES)[number];
  readonly why: string | null;
}

/** As the escalation hears of it. */
export interface PageReplayed extends Replayed {
  readonly by: Actor;
}

export type ReplayAnswer = { readonly page: ReplayablePage } | { readonly refusal: Refusal };

/** The message as it was sent, or why it is not sent again. */
export function replayOf(state: Escalation, pageId: string): ReplayAnswer {
  for (const level of state.asked) {
    const target = level.targets.find((other) => other.pageId === pageId);
    if (target === undefined) continue;
    const refusal = whyNotReplay(state, level, target);
    if (refusal !== null) return { refusal };
    const message = messageTo(state, level, target);
    const right = answerRightOf(state.start, level, target);
    return { page: { pageId, channel: target.channel, message, right } };
  }
  const message = `This escalation has no message ${pageId}, or does not keep it any more.`;
  return { refusal: { type: REFUSALS.pageNotFound, message } };
}

function whyNotReplay(
  { status, owner }: Escalation,
  { place }: AskedLevel,
  { kind, page, channelKind = 'webhook' }: AskedTarget,
): Refusal | null {
  if (channelKind !== 'webhook') {
    return not(`Messages to ${channelKind} are not replayed by hand: only those of webhooks are.`);
  }
  if (page === 'due' || page === 'sending') {
    return { type: REFUSALS.pageNotOver, message: 'It is still being tried: wait until it is over.' };
  }
  if (page === 'sent') return not('It was taken by its receiver.');
  if (page === 'withdrawn') return not('It was withdrawn, because it need not be said any more.');
  // A system may want all that it missed; a person must not be called for what somebody has.
  if (kind === 'person' && place.level !== null && status !== 'open') {
    return not(`Nobody is asked any more: the escalation is ${status}, with ${owner.name}.`);
  }
  return null;
}

const not = (message: string): Refusal => ({ type: REFUSALS.pageNotReplayable, message });

/** Somebody had it sent once more. */
export function replayed(
  state: Escalation,
  { pageId, outcome, why, by }: PageReplayed,
  now: Instant,
): Escalation {
  const came = changeTargets(state, (target) =>
    target.pageId === pageId && outcome === 'sent' ? { ...target, page: 'sent' } : target,
  );
  const details = { pageId, outcome, ...(why !== null && { why }) };
  return announce(came, now, 'page.replayed', by, details);
}

export const isPageReplayed = (value: unknown): value is PageReplayed => {
  if (typeof value !== 'object' || value === null) return false;
  const { pageId, outcome, by } = value as Partial<Record<keyof PageReplayed, unknown>>;
  return typeof pageId === 'string' && REPLAY_OUTCOMES.some((known) => known === outcome) && isActor(by);
};
