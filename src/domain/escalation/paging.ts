import { OUTSIDE_FAILURES } from '../failure-types';
import type { Instant } from '../json';
import type { EscalationActionBody, EscalationActionOf } from './actions';
import { alertPaged, alertSettled, isBeingCreated, refOf } from './alerts';
import { answerRightOf } from './answer-right';
import type { AskedTarget, PageStatus } from './asked';
import { isTracker } from './channel-kind';
import type { Escalation } from './escalation';
import type { EscalationDone, EscalationFailed } from './facts';
import { iso, messageTo } from './message';
import { changeTargets } from './places';
import { announce, record, THROUGHLINE } from './timeline';
import { waitAfter, type PageWait } from './trying-again';

/*
 * The messages to those who are asked. Each is begun once, and Temporal repeats it as the kind of its target allows
 * (workflows/escalation/carry-out.ts); only a tracker's is begun again (trying-again.ts). What need not be said any more
 * is withdrawn, however often it has been tried.
 */

export function nextPage(state: Escalation, now: Instant): EscalationActionBody | null {
  for (const level of state.asked) {
    const target = level.targets.find(
      (other) => other.page === 'due' && (other.wait?.until ?? now) <= now && !isBeingCreated(state, other),
    );
    if (target !== undefined) {
      const { pageId, channel, alert = null, slackId = null } = target;
      const address = target.channelKind === 'slack' ? slackId : null;
      const to = isTracker(target.channelKind) ? 'tracker' : knowsRepeats(target) ? 'webhook' : 'person';
      const message = messageTo(state, level, target);
      const right = answerRightOf(state.start, level, target);
      const limit = limitOf(state, target);
      const ref = to === 'tracker' ? refOf(state, alert) : null;
      return { do: 'page', pageId, channel, alert, ref, address, to, message, right, limit };
    }
  }
  return null;
}

/** People get a message twice, and so does a conversation in Slack; a system or an incident does not. */
const knowsRepeats = ({ kind, channelKind }: AskedTarget): boolean =>
  channelKind === 'pagerduty' || kind === 'webhook';

/** People alone are spared: a system takes what it is sent, and a paging service has limits of its own. */
const limitOf = (
  { start: { ladder } }: Escalation,
  { kind, name }: AskedTarget,
): NonNullable<EscalationActionOf<'page'>['limit']> | null =>
  kind === 'person' && ladder.messageLimit !== undefined
    ? { person: name, limit: ladder.messageLimit }
    : null;

const setPage = (state: Escalation, pageId: string, page: PageStatus): Escalation =>
  changeTargets(state, (target) => (target.pageId === pageId ? { ...target, page } : target));

export function pageBegun(state: Escalation, { pageId }: EscalationActionOf<'page'>): Escalation {
  const target = targetOf(state, pageId);
  const begun = setPage(state, pageId, 'sending');
  return target === undefined ? begun : alertPaged(begun, target);
}

/** It came, though it may have been withdrawn meanwhile. */
export const pageSent = (
  state: Escalation,
  { action, result, receivedAt }: EscalationDone<'page'>,
): Escalation => {
  const { pageId, channel } = action;
  if (result.putOffUntil !== undefined) return putOff(state, action, result.putOffUntil, receivedAt);
  const settled = alertSettled(setPage(state, pageId, 'sent'), action, { ref: result.ref ?? null });
  // After the end there is no next news with which it could be told; and that it was delayed has been told already.
  const wasDelayed = targetOf(state, pageId)?.wait !== undefined;
  const canWait = state.start.news === 'levels' && state.endedAt === null && !wasDelayed;
  const tell = canWait ? record : announce;
  const uncounted = result.uncounted === true ? { uncounted: true } : {};
  return tell(settled, receivedAt, 'page.sent', THROUGHLINE, { pageId, channel, ...uncounted });
};

/** The person has been sent as many as may be. Told once; until when it is put off then, stands among the deadlines. */
function putOff(
  state: Escalation,
  action: EscalationActionOf<'page'>,
  until: Instant,
  now: Instant,
): Escalation {
  const settled = alertSettled(state, action, { failure: OUTSIDE_FAILURES.refused });
  const target = targetOf(state, action.pageId);
  if (target?.page !== 'sending') return settled;
  const since = target.wait?.since ?? action.begunAt;
  const wait: PageWait = { until, failures: 0, since, why: 'throttled' };
  return waitOn(settled, target, wait, (waiting) =>
    announce(waiting, now, 'page.throttled', THROUGHLINE, {
      pageId: target.pageId,
      channel: target.channel,
      until: iso(until),
    }),
  );
}

export function pageFailed(
  state: Escalation,
  fact: EscalationFailed & { receivedAt: Instant },
  action: EscalationActionOf<'page'>,
): Escalation {
  const { failure, message, receivedAt } = fact;
  const { pageId, channel } = action;
  const settled = alertSettled(state, action, { failure });
  const target = targetOf(state, pageId);
  if (target?.page !== 'sending') return settled;
  const wait = action.to === 'tracker' ? waitAfter(target, fact) : null;
  if (wait !== null) return sentAgain(settled, target, wait, receivedAt);
  const page = failure === OUTSIDE_FAILURES.unknown ? 'unknown' : 'failed';
  return announce(setPage(settled, pageId, page), receivedAt, `page.${page}`, THROUGHLINE, {
    pageId,
    channel,
    why: message,
  });
}

/** Later. Why is told once, and again when it is another reason. */
function sentAgain(state: Escalation, target: AskedTarget, wait: PageWait, now: Instant): Escalation {
  const { pageId, channel } = target;
  return waitOn(state, target, wait, (waiting) => {
    const details = { pageId, channel, why: wait.why, again: iso(wait.until) };
    return announce(waiting, now, 'page.delayed', THROUGHLINE, details);
  });
}

function waitOn(
  state: Escalation,
  { pageId, wait: before }: AskedTarget,
  wait: PageWait,
  tell: (waiting: Escalation) => Escalation,
): Escalation {
  const waiting = changeTargets(state, (other) =>
    other.pageId === pageId ? { ...other, page: 'due' as const, wait } : other,
  );
  return before?.why === wait.why ? waiting : tell(waiting);
}

const targetOf = ({ asked }: Escalation, pageId: string): AskedTarget | undefined =>
  asked.flatMap(({ targets }) => targets).find((target) => target.pageId === pageId);

const statusOf = (state: Escalation, pageId: string): PageStatus | undefined => targetOf(state, pageId)?.page;

/** Whether somebody is still to hear of it; whoever carries out stops what is not. */
export const isPageWanted = (state: Escalation, pageId: string): boolean =>
  ['due', 'sending'].includes(statusOf(state, pageId) ?? '');

/** Nothing more is said to them. */
export const withdrawPages = (state: Escalation, of: (target: AskedTarget) => boolean): Escalation =>
  changeTargets(state, (target) =>
    of(target) && (target.page === 'due' || target.page === 'sending')
      ? { ...target, page: 'withdrawn' }
      : target,
  );
