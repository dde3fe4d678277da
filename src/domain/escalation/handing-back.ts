import type { Instant } from '../json';
import type { Refusal } from '../process/transfer-refusals';
import { isOlderAlert } from './alerts';
import type { AskedLevel, AskedTarget, Owner } from './asked';
import { isAnsweringChannel, type EscalationCommand } from './commands';
import type { Escalation } from './escalation';
import { withdrawPages } from './paging';
import { askedNow, changeTargets, lastAsked } from './places';
import { nameOf, over, refuse, type Standing } from './standing';
import { announce } from './timeline';

/*
 * Whoever has it, or is asked, gives it back, and the ladder asks on at once, as though their time had passed. Until
 * somebody else is asked it is whose it was before the ladder: there is an owner at every moment.
 */

/** One time that it was handed back. */
export interface HandedBack {
  readonly by: string;
  /** What whoever is asked next is told, and the case. */
  readonly note: string | null;
  readonly at: Instant;
}

const MOST_KEPT = 10;

type HandBack = Extract<EscalationCommand, { kind: 'hand_back' }>;

/**
 * Where nobody has it any more there is nothing to give back, and nothing speaks against saying so. Nor against PagerDuty's
 * saying that an incident rings again which somebody else has: it is told once more that they have.
 */
export function whyNotHandBack(
  state: Escalation,
  { by }: HandBack,
  standing: NonNullable<Standing>,
): Refusal | null {
  const { status, acknowledged } = state;
  if (status === 'resolved' || status === 'unanswered') return over(state);
  if (acknowledged === null || isOf(state, standing) || by.kind === 'pagerduty') return null;
  const who = nameOf(acknowledged.as, acknowledged.by);
  return refuse('alreadyAcknowledged', `It is not yours to hand back: ${who} has it.`);
}

const isOf = ({ acknowledged }: Escalation, standing: NonNullable<Standing>): boolean =>
  standing.for === 'themselves' || acknowledged?.as === standing.target.name;

/** Carries it out: of somebody's own, or by a supervisor of whoever has it. */
export function handBack(
  state: Escalation,
  { by, as, note, alert }: HandBack,
  standing: NonNullable<Standing>,
  now: Instant,
): Escalation {
  const isOthers = state.acknowledged !== null && !isOf(state, standing);
  if (isOthers || isOlderAlert(state, as, alert)) return state;
  const giver = standing.for === 'target' ? standing.target : null;
  const had = giver === null || !isAnsweringChannel(by) || giver.acknowledgedAt !== null;
  const given =
    state.status === 'acknowledged' ? takenBack(state, now) : had ? declined(state, giver, now) : null;
  if (given === null) return state;
  const handedBack = { by: nameOf(giver?.name ?? null, by), note, at: now };
  const known = {
    ...given,
    owner: ownerAfter(given, now),
    handedBack: [...(state.handedBack ?? []), handedBack].slice(-MOST_KEPT),
  };
  return announce(known, now, 'escalation.handed_back', by, { ...state.place, name: giver?.name ?? null });
}

/** Whoever has it has it no more; those who were asked with them have had their turn. */
function takenBack(state: Escalation, now: Instant): Escalation {
  const isThem = ({ name }: AskedTarget): boolean => name === state.acknowledged?.as;
  return {
    ...leftOver(markedBy(state, isThem, now)),
    status: 'open',
    isHandedBack: true,
    acknowledged: null,
    resolveBy: null,
    episode: (state.episode ?? 0) + 1,
    failures: 0,
    retryAt: null,
  };
}

/**
 * Somebody who is asked, with others perhaps, does not take it; or who took it with others that have not yet, wherever the
 * ladder is by now, takes that back. Null: they are not asked any more, or said so before.
 */
function declined(state: Escalation, giver: AskedTarget | null, now: Instant): Escalation | null {
  const isThem = ({ kind, name }: AskedTarget): boolean => kind === giver?.kind && name === giver.name;
  const found = lastAsked(state, isThem);
  if (found === null) return null;
  const { level, target } = found;
  const isAsked = level === askedNow(state);
  const isOneOfAll = level.acknowledge === 'all' && target.acknowledgedAt !== null;
  if (target.handedBackAt !== undefined || !(isAsked || isOneOfAll)) return null;
  const marked = withdrawPages(markedBy(state, isThem, now), isThem);
  // All of them will never have acknowledged.
  return isAsked && level.acknowledge === 'all' ? leftOver(marked) : marked;
}

const markedBy = (state: Escalation, isThem: (target: AskedTarget) => boolean, now: Instant): Escalation =>
  changeTargets(state, (target) =>
    isThem(target) ? { ...target, acknowledgedAt: null, handedBackAt: now } : target,
  );

/** The level that is being asked is done with. */
function leftOver(state: Escalation): Escalation {
  const here = askedNow(state);
  const leave = (level: AskedLevel): AskedLevel =>
    level === here ? { ...level, isHandedBack: true } : level;
  return { ...state, asked: state.asked.map(leave) };
}

function ownerAfter(state: Escalation, now: Instant): Owner {
  const { start, owner } = state;
  const isOwner = ({ kind, name }: AskedTarget): boolean => kind === owner.kind && name === owner.name;
  const hasTaken = (lastAsked(state, isOwner)?.target.acknowledgedAt ?? null) !== null;
  if (owner.because === 'acknowledged' && hasTaken) return owner;
  const level = askedNow(state);
  const left = level?.isHandedBack
    ? []
    : (level?.targets ?? []).filter(
        ({ page, handedBackAt }) => page !== 'failed' && handedBackAt === undefined,
      );
  if (left.some(isOwner)) return owner;
  const [next] = left;
  return next === undefined
    ? { kind: start.by.kind, name: start.by.id, since: now, because: 'handed_back' }
    : { kind: next.kind, name: next.name, since: now, because: 'asked' };
}
