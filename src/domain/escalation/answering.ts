import type { Actor } from '../actor';
import type { Instant } from '../json';
import type { Refusal } from '../process/transfer-refusals';
import { alertsTakenAnew, heardFrom, isOfAnotherIssue, type AlertNews } from './alerts';
import {
  answersWhereAsked,
  ESCALATION_COMMAND_ROLES,
  isAnsweringChannel,
  type EscalationCommand,
} from './commands';
import type { AskedTarget, Owner } from './asked';
import type { Escalation } from './escalation';
import { commented, whyNotComment } from './comments';
import { handBack, whyNotHandBack } from './handing-back';
import { changeTargets, lastAsked } from './places';
import { withdrawPages } from './paging';
import { MAY_THEMSELVES, nameOf, over, refuse, standingOf, type Standing } from './standing';
import { announce } from './timeline';

/*
 * Acknowledge, resolve and hand back (handing-back.ts). Of two who acknowledge at once the first one has it, and the other is told who that is.
 * Sent twice, by whomever it was, it is done once.
 */

/** Why a command cannot be carried out as things stand, or null. */
export function refusalOfEscalation(state: Escalation, command: EscalationCommand): Refusal | null {
  const roles: readonly string[] = ESCALATION_COMMAND_ROLES[command.kind];
  if (!roles.includes(command.by.kind) && !answersWhereAsked(command)) {
    return refuse('roleRequired', `This is for ${roles.join(' and ')}, not for ${command.by.kind}.`);
  }
  if (command.kind === 'comment') return whyNotComment(state, command);
  if (isOfAnotherIssue(state, command.as, command.ref)) {
    return refuse('notAsked', 'This escalation has no such issue.');
  }
  const standing = standingOf(state, command);
  const mayBegin = standing?.for === 'target' || MAY_THEMSELVES.has(command.by.kind);
  if (standing === null || (command.kind !== 'resolve_escalation' && !mayBegin)) {
    return refuse('notAsked', 'Only somebody whom this escalation has asked can do this.');
  }
  switch (command.kind) {
    case 'acknowledge':
      return whyNotAcknowledge(state, command, standing);
    case 'hand_back':
      return whyNotHandBack(state, command, standing);
    case 'resolve_escalation':
      return whyNotResolve(state, command);
  }
}

function whyNotAcknowledge(
  state: Escalation,
  { by, as }: EscalationCommand,
  standing: NonNullable<Standing>,
): Refusal | null {
  const { status, acknowledged } = state;
  if (status === 'resolved' || status === 'unanswered') return over(state);
  if (status === 'open' || acknowledged === null) return null;
  const again = standing.for === 'target' ? standing.target.name : as;
  const isOneOfMany = standing.for === 'target' && standing.target.kind === 'channel';
  const isSamePerson = again !== null && !(isOneOfMany && isAnsweringChannel(by));
  if (acknowledged.as === again && (isSamePerson || acknowledged.by.id === by.id)) return null;
  const winner = nameOf(acknowledged.as, acknowledged.by);
  return refuse(
    'alreadyAcknowledged',
    `${winner} acknowledged it at ${new Date(acknowledged.at).toISOString()}.`,
  );
}

function whyNotResolve(state: Escalation, { by, as }: EscalationCommand): Refusal | null {
  if (state.status === 'unanswered') return over(state);
  if (state.status !== 'resolved') {
    const isTheirs = by.kind !== 'link' || state.acknowledged?.as === as;
    return isTheirs ? null : refuse('notAsked', 'Acknowledge it first: a link resolves what is yours.');
  }
  const { resolution } = state;
  return resolution?.by.kind === by.kind && resolution.by.id === by.id && resolution.as === as
    ? null
    : over(state);
}

/** Carries a command out that nothing speaks against. */
export function answerEscalation(state: Escalation, command: EscalationCommand, now: Instant): Escalation {
  if (command.kind === 'comment') return commented(state, command, now);
  const standing = standingOf(state, command);
  if (standing === null) return state;
  if (command.kind === 'resolve_escalation') {
    return state.status === 'resolved' ? state : resolve(heard(state, command, 'resolved'), command, now);
  }
  if (command.kind === 'hand_back') {
    return handBack(heard(state, command, 'handed_back'), command, standing, now);
  }
  return state.status === 'acknowledged'
    ? state
    : heard(acknowledge(state, command, standing, now), command, 'acknowledged');
}

const heard = (
  state: Escalation,
  command: Exclude<EscalationCommand, { kind: 'comment' }>,
  news: AlertNews,
): Escalation => {
  const { by, as, ref = null } = command;
  if ((by.kind !== 'pagerduty' && by.kind !== 'jira') || as === null) return state;
  return heardFrom(state, as, { knows: news, ref, key: 'alert' in command ? command.alert : undefined });
};

function acknowledge(
  state: Escalation,
  { by }: EscalationCommand,
  standing: NonNullable<Standing>,
  now: Instant,
): Escalation {
  if (standing.for === 'themselves') return acknowledged(state, by, null, now);
  const { name, kind } = standing.target;
  const isThem = (target: AskedTarget): boolean => target.name === name && target.kind === kind;
  const marked = changeTargets(state, (target) =>
    isThem(target) ? { ...taken(target), acknowledgedAt: target.acknowledgedAt ?? now } : target,
  );
  const { level } = lastAsked(marked, isThem)!;
  const isEnough =
    level.acknowledge === 'any' || level.targets.every(({ acknowledgedAt }) => acknowledgedAt !== null);
  if (isEnough) return acknowledged(marked, by, standing.target, now);
  if (standing.target.acknowledgedAt !== null) return state;
  const owner = state.owner.because === 'acknowledged' ? state.owner : ownerOf(by, standing.target, now);
  return announce({ ...withdrawPages(marked, isThem), owner }, now, 'target.acknowledged', by, { name });
}

/** Whoever handed it back may take it all the same. */
const taken = ({ handedBackAt: _, ...target }: AskedTarget): AskedTarget => target;

const ownerOf = (by: Actor, target: AskedTarget | null, since: Instant): Owner => ({
  kind: target?.kind ?? by.kind,
  name: target?.name ?? by.id,
  since,
  because: 'acknowledged',
});

/** It is theirs, and nobody else hears of it any more. */
function acknowledged(state: Escalation, by: Actor, target: AskedTarget | null, now: Instant): Escalation {
  const owner = ownerOf(by, target, now);
  const { isHandedBack, ...before } = state;
  const theirs: Escalation = {
    ...withdrawPages(isHandedBack === true ? alertsTakenAnew(before) : before, () => true),
    status: 'acknowledged',
    acknowledged: { by, as: target?.name ?? null, at: now },
    owner,
    failures: 0,
    retryAt: null,
  };
  return announce(theirs, now, 'escalation.acknowledged', by, { ...state.place, owner: owner.name });
}

function resolve(
  state: Escalation,
  { by, as, note, tellCustomer }: Extract<EscalationCommand, { kind: 'resolve_escalation' }>,
  now: Instant,
): Escalation {
  const resolved: Escalation = {
    ...withdrawPages(state, () => true),
    status: 'resolved',
    resolution: { by, as, note, ...(tellCustomer === false && { isQuiet: true as const }) },
    endedAt: now,
  };
  return announce(resolved, now, 'escalation.resolved', by, { as });
}
