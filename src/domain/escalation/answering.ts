import type { Actor } from '../actor';
import { REFUSALS } from '../failure-types';
import type { Instant } from '../json';
import type { Refusal } from '../process/transfer-refusals';
import { heardFrom, isOfAnotherIssue, type AlertNews } from './alerts';
import {
  answersWhereAsked,
  ESCALATION_COMMAND_ROLES,
  isAnsweringChannel,
  type EscalationCommand,
} from './commands';
import type { AskedTarget, Owner } from './asked';
import type { Escalation } from './escalation';
import { commented, whyNotComment } from './comments';
import { changeTargets, lastAsked } from './places';
import { withdrawPages } from './paging';
import { announce } from './timeline';

/*
 * Acknowledge and resolve. Of two who acknowledge at once the first one has it, and the other is told who that is.
 * Sent twice, by whomever it was, it is done once.
 */

/** Whom a caller stands for. */
type Standing =
  { readonly for: 'target'; readonly target: AskedTarget } | { readonly for: 'themselves' } | null;

/** Supervisors and operators may in their own name; the others answer as somebody who was asked. */
const MAY_THEMSELVES: ReadonlySet<Actor['kind']> = new Set(['supervisor', 'ops']);

function standingOf(state: Escalation, { by, as }: EscalationCommand): Standing {
  if (isAnsweringChannel(by)) return ofChannel(state, by, as);
  const isThem = (target: AskedTarget): boolean =>
    (as === null || target.name === as) && (by.kind !== 'agent' || target.agentSid === by.id);
  const isNamed = as !== null || by.kind === 'agent';
  const found = isNamed ? lastAsked(state, isThem) : null;
  if (found !== null) return { for: 'target', target: found.target };
  return as === null && (MAY_THEMSELVES.has(by.kind) || isStarter(state, by)) ? { for: 'themselves' } : null;
}

/** A user of Slack answers as themselves wherever they were asked; else, as anybody at a channel, for the channel. */
function ofChannel(state: Escalation, by: Actor, channel: string | null): Standing {
  const isUser = (target: AskedTarget): boolean =>
    by.kind === 'slack' && target.kind === 'person' && by.id !== null && target.slackId === by.id;
  const isChannel = (target: AskedTarget): boolean =>
    target.channelKind === by.kind &&
    target.channel === channel &&
    (target.kind === 'channel' || by.kind !== 'slack');
  const found = lastAsked(state, isUser) ?? lastAsked(state, isChannel);
  return found === null ? null : { for: 'target', target: found.target };
}

const isStarter = ({ start }: Escalation, by: Actor): boolean =>
  start.by.kind === by.kind && start.by.id === by.id;

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
  if (standing === null || (command.kind === 'acknowledge' && !mayBegin)) {
    return refuse('notAsked', 'Only somebody whom this escalation has asked can do this.');
  }
  return command.kind === 'acknowledge'
    ? whyNotAcknowledge(state, command, standing)
    : whyNotResolve(state, command);
}

const refuse = (type: keyof typeof REFUSALS, message: string): Refusal => ({
  type: REFUSALS[type],
  message,
});

/** With whoever it was at a channel, where many people are. */
function nameOf(as: string | null, by: Actor): string {
  if (as === null) return `${by.kind} ${by.id ?? ''}`.trim();
  return isAnsweringChannel(by) && by.id !== null ? `${as} (${by.id})` : as;
}

const over = ({ status, owner, resolution }: Escalation): Refusal =>
  status === 'resolved'
    ? refuse('escalationOver', `It was resolved by ${nameOf(resolution?.as ?? null, resolution!.by)}.`)
    : refuse('escalationOver', `Nobody has resolved it in time; it is with ${owner.name}.`);

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
  if (state.status !== 'resolved') return state.status === 'unanswered' ? over(state) : null;
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
  return state.status === 'acknowledged'
    ? state
    : acknowledge(heard(state, command, 'acknowledged'), command, standing, now);
}

const heard = (
  state: Escalation,
  { by, as, ref }: Exclude<EscalationCommand, { kind: 'comment' }>,
  news: AlertNews,
): Escalation =>
  (by.kind === 'pagerduty' || by.kind === 'jira') && as !== null
    ? heardFrom(state, as, { knows: news, ref: ref ?? null })
    : state;

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
    isThem(target) ? { ...target, acknowledgedAt: target.acknowledgedAt ?? now } : target,
  );
  const { level } = lastAsked(marked, isThem)!;
  const isEnough =
    level.acknowledge === 'any' || level.targets.every(({ acknowledgedAt }) => acknowledgedAt !== null);
  if (isEnough) return acknowledged(marked, by, standing.target, now);
  if (standing.target.acknowledgedAt !== null) return state;
  const owner = state.owner.because === 'acknowledged' ? state.owner : ownerOf(by, standing.target, now);
  return announce({ ...withdrawPages(marked, isThem), owner }, now, 'target.acknowledged', by, { name });
}

const ownerOf = (by: Actor, target: AskedTarget | null, since: Instant): Owner => ({
  kind: target?.kind ?? by.kind,
  name: target?.name ?? by.id,
  since,
  because: 'acknowledged',
});

/** It is theirs, and nobody else hears of it any more. */
function acknowledged(state: Escalation, by: Actor, target: AskedTarget | null, now: Instant): Escalation {
  const owner = ownerOf(by, target, now);
  const taken: Escalation = {
    ...withdrawPages(state, () => true),
    status: 'acknowledged',
    acknowledged: { by, as: target?.name ?? null, at: now },
    owner,
    failures: 0,
    retryAt: null,
  };
  return announce(taken, now, 'escalation.acknowledged', by, { ...state.place, owner: owner.name });
}

function resolve(
  state: Escalation,
  { by, as, note }: Extract<EscalationCommand, { kind: 'resolve_escalation' }>,
  now: Instant,
): Escalation {
  const resolved: Escalation = {
    ...withdrawPages(state, () => true),
    status: 'resolved',
    resolution: { by, as, note },
    endedAt: now,
  };
  return announce(resolved, now, 'escalation.resolved', by, { as });
}
