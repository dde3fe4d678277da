import type { Command } from '../commands';
import { REFUSALS, type RefusalType } from '../failure-types';
import type { AgentSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { DEFAULT_TRANSFER_RULES, type TransferTarget } from '../transfer';
import { openDesktopTransfer } from './desktop-transfers';
import { isHeld } from './held';
import { consultIn, currentLeg, legById } from './legs';
import { openInvite } from './native-invites';
import { pastOfAll, queuesIn, wasWith } from './stays';

export interface Refusal {
  readonly type: RefusalType;
  readonly message: string;
}

export const refuse = (type: keyof typeof REFUSALS, message: string): Refusal => ({
  type: REFUSALS[type],
  message,
});

type Wanted = Pick<Extract<Command, { kind: 'transfer' }>, 'by' | 'to' | 'desktop' | 'override'>;

/** Why a transfer cannot be made as things stand, or null. That its target can take it is looked up afterwards. */
export function whyNotTransfer(state: Interaction, wanted: Wanted): Refusal | null {
  const leg = currentLeg(state);
  return (
    whyNotFree(state, leg) ??
    whyNotServed(leg) ??
    whyNotByOwner(leg, wanted) ??
    whyNotHere(leg, wanted) ??
    whyNotThere(state, leg, wanted)
  );
}

/** Who was found under the name that was asked for may be who has the customer. */
export const whyNotTo = (state: Interaction, agentSid: AgentSid | null): Refusal | null =>
  agentSid !== null && currentLeg(state).acceptance?.agentSid === agentSid
    ? refuse('loopRefused', 'The customer is there already.')
    : null;

/** Nothing else that concerns who has the customer is under way. */
export function whyNotFree(state: Interaction, leg: Leg): Refusal | null {
  if (state.parked !== null) return refuse('interactionParked', 'It waits for its customer, with nobody.');
  if (isHeld(state)) return refuse('interactionHeld', 'It waits for its queue to open, with nobody.');
  if (leg.end !== null) return refuse('interactionClosing', 'It is over: what is left of it is being ended.');
  const offered = state.offering === null ? null : legById(state, state.offering);
  if (state.consulting !== null || consultIn(offered) !== null) {
    return refuse('consultUnderway', 'Somebody was brought in: end the consult first.');
  }
  return state.transferAsked !== null ||
    offered !== null ||
    openDesktopTransfer(leg) !== undefined ||
    openInvite(state) !== undefined
    ? refuse('transferUnderway', 'It is being transferred already.')
    : null;
}

export function whyNotServed(leg: Leg): Refusal | null {
  if (leg.acceptance === null) return refuse('notAccepted', 'No agent has accepted this interaction yet.');
  return leg.wrappingSince === null
    ? null
    : refuse('notTransferable', 'The conversation is over: its agent is wrapping up.');
}

export function whyNotByOwner({ acceptance }: Leg, { by }: Pick<Wanted, 'by'>): Refusal | null {
  return by.kind === 'agent' && acceptance?.agentSid !== by.id
    ? refuse('notOwner', `It belongs to agent ${acceptance?.agentSid}.`)
    : null;
}

export function whyNotHere({ origin, watched }: Leg, { desktop }: Pick<Wanted, 'desktop'>): Refusal | null {
  if (origin === 'enqueue' && !desktop) {
    return refuse('transferNeedsDesktop', "Only the agent's desktop can transfer a call.");
  }
  return watched && origin !== 'interaction'
    ? refuse('notTransferable', 'Its task was made by somebody else: transfer it from the desktop.')
    : null;
}

function whyNotThere(state: Interaction, leg: Leg, { to, override }: Wanted): Refusal | null {
  if (isWith(state, leg, to)) return refuse('loopRefused', 'The customer is there already.');
  if (override) return null;
  const { mostHops, sameQueueTwice, sameAgentTwice } =
    state.decision?.transferRules ?? DEFAULT_TRANSFER_RULES;
  const { hops } = pastOfAll(state);
  if (hops >= mostHops) return refuse('loopRefused', `It was transferred ${hops} times, the most allowed.`);
  const mayReturn = to.kind === 'queue' ? sameQueueTwice : sameAgentTwice;
  return !mayReturn && wasWith(state, to)
    ? refuse('loopRefused', 'The customer was there before; a supervisor may override this.')
    : null;
}

/** Whether a leg was answered from this queue, or by this agent. */
export function isWith(state: Interaction, leg: Leg, to: TransferTarget): boolean {
  if (to.kind === 'queue') return queuesIn(state, leg).includes(to.queue);
  return leg.acceptances.some(({ agentSid, agentName }) => agentSid === to.agent || agentName === to.agent);
}
