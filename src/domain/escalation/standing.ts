import type { Actor } from '../actor';
import { REFUSALS } from '../failure-types';
import type { Refusal } from '../process/transfer-refusals';
import type { AskedTarget } from './asked';
import { isAnsweringChannel, type EscalationCommand } from './commands';
import type { Escalation } from './escalation';
import { lastAsked } from './places';

/* Whom somebody answers for, and what they are told when they may not, or come too late. */

/** Whom a caller stands for. */
export type Standing =
  { readonly for: 'target'; readonly target: AskedTarget } | { readonly for: 'themselves' } | null;

/** Supervisors and operators may in their own name; the others answer as somebody who was asked. */
export const MAY_THEMSELVES: ReadonlySet<Actor['kind']> = new Set(['supervisor', 'ops']);

export function standingOf(state: Escalation, command: EscalationCommand): Standing {
  const { by, as } = command;
  if (isAnsweringChannel(by)) return ofChannel(state, command);
  const isThem = (target: AskedTarget): boolean =>
    (as === null || target.name === as) && (by.kind !== 'agent' || target.agentSid === by.id);
  const isNamed = as !== null || by.kind === 'agent';
  const found = isNamed ? lastAsked(state, isThem) : null;
  if (found !== null) return { for: 'target', target: found.target };
  return as === null && (MAY_THEMSELVES.has(by.kind) || isStarter(state, by)) ? { for: 'themselves' } : null;
}

/**
 * A user of Slack answers as themselves wherever they were asked; else, as anybody at a channel, for the channel. What a
 * conversation has, anybody there hands back.
 */
function ofChannel(state: Escalation, { kind, by, as: channel }: EscalationCommand): Standing {
  const isUser = (target: AskedTarget): boolean =>
    by.kind === 'slack' && target.kind === 'person' && by.id !== null && target.slackId === by.id;
  const isChannel = (target: AskedTarget): boolean =>
    target.channelKind === by.kind &&
    target.channel === channel &&
    (target.kind === 'channel' || by.kind !== 'slack');
  const theirs = lastAsked(state, isChannel);
  const isTheirs = theirs !== null && theirs.target.name === state.acknowledged?.as;
  const found = kind === 'hand_back' && isTheirs ? theirs : (lastAsked(state, isUser) ?? theirs);
  return found === null ? null : { for: 'target', target: found.target };
}

const isStarter = ({ start }: Escalation, by: Actor): boolean =>
  start.by.kind === by.kind && start.by.id === by.id;

export const refuse = (type: keyof typeof REFUSALS, message: string): Refusal => ({
  type: REFUSALS[type],
  message,
});

/** With whoever it was at a channel, where many people are. */
export function nameOf(as: string | null, by: Actor): string {
  if (as === null) return `${by.kind} ${by.id ?? ''}`.trim();
  return isAnsweringChannel(by) && by.id !== null ? `${as} (${by.id})` : as;
}

export const over = ({ status, owner, resolution }: Escalation): Refusal =>
  status === 'resolved'
    ? refuse('escalationOver', `It was resolved by ${nameOf(resolution?.as ?? null, resolution!.by)}.`)
    : refuse('escalationOver', `Nobody has resolved it in time; it is with ${owner.name}.`);
