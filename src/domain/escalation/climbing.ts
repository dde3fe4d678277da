import type { Instant, JsonObject } from '../json';
import { retryDelayMs } from '../process/timings';
import type { EscalationActionBody, EscalationActionOf } from './actions';
import { alertKeyOf } from './alert-key';
import { alertsAskedAgain } from './alerts';
import type { AskedLevel, AskedTarget, Place, ResolvedTarget } from './asked';
import type { Escalation } from './escalation';
import type { EscalationDone, EscalationFailed } from './facts';
import { withdrawPages } from './paging';
import { askedNow, isDead, keptOf, lastAsked, placeAfter } from './places';
import { announce, record, THROUGHLINE } from './timeline';

/*
 * Level by level, each with one absolute deadline. A level with nobody in it, or in which nobody could be reached, is
 * passed over at once; past the last one the ladder says whose it is.
 */

/** Something that is due, and when. `what` names the deadline to whoever asks. */
export interface EscalationDue {
  readonly what: string;
  readonly at: Instant;
  readonly act: EscalationActionBody;
}

const AT_ONCE: Instant = 0;

export function climbingAgenda(state: Escalation): readonly EscalationDue[] {
  const due = dueOf(state);
  return due === null ? [] : [{ ...due, at: Math.max(due.at, state.retryAt ?? AT_ONCE) }];
}

function dueOf(state: Escalation): EscalationDue | null {
  if (state.status === 'acknowledged') return resolvingDue(state);
  if (state.status !== 'open') return null;
  const now = askedNow(state);
  if (now === null) return { what: 'open_level', at: AT_ONCE, act: openLevel(state, state.place) };
  const act = openLevel(state, placeAfter(state, state.place));
  return { what: 'acknowledge_by', at: isOver(now) ? AT_ONCE : (now.acknowledgeBy ?? AT_ONCE), act };
}

const isOver = (level: AskedLevel): boolean => level.isHandedBack === true || isDead(level);

/** Whoever acknowledged has time as the level counts it at which they were asked. */
function resolvingDue(state: Escalation): EscalationDue {
  const { acknowledged, resolveBy, place, start } = state;
  if (resolveBy !== null) {
    return { what: 'resolve_by', at: resolveBy, act: openLevel(state, placeAfter(state, place)) };
  }
  const { level } = lastAsked(state, ({ name }) => name === acknowledged?.as)?.level.place ?? place;
  const calendar = start.ladder.levels[(level ?? 1) - 1]?.calendar ?? null;
  const [from, ms] = [acknowledged?.at ?? state.startedAt, start.ladder.resolveWithinMs];
  return { what: 'count_time', at: AT_ONCE, act: { do: 'countTime', calendar, from, ms } };
}

function openLevel({ start: { ladder, customerId } }: Escalation, place: Place): EscalationActionBody {
  const level = place.level === null ? undefined : ladder.levels[place.level - 1];
  const last = ladder.levels[ladder.levels.length - 1];
  return {
    do: 'openLevel',
    place,
    targets: level?.targets ?? [ladder.ifUnanswered],
    texts: (level ?? last)?.texts ?? {},
    channelTexts: (level ?? last)?.channelTexts ?? {},
    acknowledgeWithinMs: level?.acknowledgeWithinMs ?? null,
    calendar: level?.calendar ?? null,
    customerId,
  };
}

export function levelOpened(state: Escalation, fact: EscalationDone<'openLevel'>): Escalation {
  const { action, result, receivedAt } = fact;
  if (!isStillWanted(state, receivedAt)) return state;
  const { place } = action;
  const episode = (state.episode ?? 0) + (state.status === 'acknowledged' ? 1 : 0);
  const asked: AskedLevel = {
    place,
    at: receivedAt,
    acknowledgeBy: result.acknowledgeBy,
    acknowledge: state.start.ladder.levels[(place.level ?? 0) - 1]?.acknowledge ?? 'any',
    targets: onceEach(result.targets).map((target) => askedTarget({ ...state, episode }, place, target)),
  };
  const before = state.status === 'acknowledged' ? alertsAskedAgain(state) : state;
  const left = leave(place.level === null ? withdrawPages(before, () => true) : before, receivedAt);
  const opened = {
    ...left,
    status: 'open' as const,
    place,
    episode,
    acknowledged: null,
    resolveBy: null,
    asked: [...keptOf(left.asked), asked],
    failures: 0,
    retryAt: null,
  };
  const why: JsonObject = result.remarks?.length ? { why: [...result.remarks] } : {};
  return place.level === null ? unanswered(opened, asked, why) : asking(opened, asked, why);
}

/** Somebody may have acknowledged, or resolved it, while it was looked up who is there. */
const isStillWanted = (state: Escalation, now: Instant): boolean =>
  state.status === 'open' ||
  (state.status === 'acknowledged' && state.resolveBy !== null && state.resolveBy <= now);

/** Why a level is left, told before the next one is opened. */
function leave(state: Escalation, now: Instant): Escalation {
  const last = askedNow(state);
  if (state.status === 'acknowledged') {
    return record(state, now, 'escalation.not_resolved', THROUGHLINE, { owner: state.owner.name });
  }
  if (last === null || last.targets.length === 0 || isToldOf(last)) return state;
  const what = isDead(last) ? 'level.not_reached' : 'level.not_acknowledged';
  return record(state, now, what, THROUGHLINE, { ...last.place });
}

/** Who handed it back has told why. */
const isToldOf = (level: AskedLevel): boolean =>
  level.isHandedBack === true ||
  (isDead(level) && level.targets.some(({ handedBackAt }) => handedBackAt !== undefined));

function asking(
  state: Escalation,
  { place, at, targets, acknowledgeBy }: AskedLevel,
  why: JsonObject,
): Escalation {
  const [first] = targets;
  if (first === undefined) return record(state, at, 'level.skipped', THROUGHLINE, { ...place, ...why });
  const owner = { kind: first.kind, name: first.name, since: at, because: 'asked' };
  return announce({ ...state, owner }, at, 'level.asked', THROUGHLINE, {
    ...place,
    targets: targets.map(({ name }) => name),
    acknowledgeBy: acknowledgeBy === null ? null : new Date(acknowledgeBy).toISOString(),
    ...why,
  });
}

/** The end of the ladder: it is somebody's for good, who is told so. */
function unanswered(state: Escalation, { place, at, targets }: AskedLevel, why: JsonObject): Escalation {
  const [last] = targets;
  const owner = last && { kind: last.kind, name: last.name, since: at, because: 'unanswered' };
  const ended = { ...state, status: 'unanswered' as const, endedAt: at, owner: owner ?? state.owner };
  return announce(ended, at, 'escalation.unanswered', THROUGHLINE, {
    round: place.round,
    owner: ended.owner.name,
    ...why,
  });
}

/** Who is on call, and named besides, is asked once. */
const onceEach = (targets: readonly ResolvedTarget[]): readonly ResolvedTarget[] =>
  targets.filter(
    ({ kind, name }, at) => targets.findIndex((other) => other.kind === kind && other.name === name) === at,
  );

function askedTarget(
  { start, episode = 0 }: Escalation,
  { round, level }: Place,
  target: ResolvedTarget,
): AskedTarget {
  const { escalationId } = start;
  const pageId = `${escalationId}-${round}-${level ?? 'end'}-${target.kind}-${target.name}`;
  const alerts = {
    webhook: null,
    // At the end there is nothing to press, and it says itself whose it is.
    slack: level === null ? null : pageId,
    pagerduty: alertKeyOf(escalationId, target.channel, episode),
    jira: alertKeyOf(escalationId, target.channel, 0),
  };
  return {
    ...target,
    pageId,
    page: 'due',
    alert: alerts[target.channelKind ?? 'webhook'],
    acknowledgedAt: null,
  };
}

/** Whoever it was counted for may have handed it back. */
const isStillCounted = ({ acknowledged }: Escalation, { from }: EscalationActionOf<'countTime'>): boolean =>
  acknowledged?.at === from;

export const timeCounted = (
  state: Escalation,
  { action, result }: EscalationDone<'countTime'>,
): Escalation =>
  state.status === 'acknowledged' && isStillCounted(state, action)
    ? { ...state, resolveBy: result.at, failures: 0, retryAt: null, version: state.version + 1 }
    : state;

/** It stays due, and is tried again a little later. */
export function climbingFailed(
  state: Escalation,
  { action, message, receivedAt }: EscalationFailed & { receivedAt: Instant },
): Escalation {
  if (action.do === 'countTime' && !isStillCounted(state, action)) return state;
  const failures = state.failures + 1;
  const later = { ...state, failures, retryAt: receivedAt + retryDelayMs(failures, null) };
  return failures > 1
    ? later
    : record(later, receivedAt, `${action.do}.failed`, THROUGHLINE, { why: message });
}
