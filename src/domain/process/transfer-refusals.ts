import type { Command } from '../commands';
import { REFUSALS, type RefusalType } from '../failure-types';
import type { AgentSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { DEFAULT_TRANSFER_RULES, type DesktopTransfer, type TransferTarget } from '../transfer';
import { openDesktopTransfer } from './desktop-transfers';
import { queueOf } from './keys';
import { currentLeg } from './legs';

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
    whyNotBy(leg, wanted) ??
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
export const whyNotFree = (state: Interaction, leg: Leg): Refusal | null =>
  state.transferAsked !== null || state.offering !== null || openDesktopTransfer(leg) !== undefined
    ? refuse('transferUnderway', 'It is being transferred already.')
    : null;

function whyNotServed(leg: Leg): Refusal | null {
  if (leg.acceptance === null) return refuse('notAccepted', 'No agent has accepted this interaction yet.');
  return leg.wrappingSince === null
    ? null
    : refuse('notTransferable', 'The conversation is over: its agent is wrapping up.');
}

function whyNotBy({ acceptance }: Leg, { by }: Wanted): Refusal | null {
  return by.kind === 'agent' && acceptance?.agentSid !== by.id
    ? refuse('notOwner', `It belongs to agent ${acceptance?.agentSid}.`)
    : null;
}

function whyNotHere({ origin, watched }: Leg, { desktop }: Wanted): Refusal | null {
  if (origin === 'enqueue' && !desktop) {
    return refuse('transferNeedsDesktop', "Only the agent's desktop can transfer a call.");
  }
  return origin === 'interaction' || watched
    ? refuse('notTransferable', 'Its task was made by Flex: transfer it from the desktop.')
    : null;
}

function whyNotThere(state: Interaction, leg: Leg, { to, override }: Wanted): Refusal | null {
  if (isWith(state, leg, to)) return refuse('loopRefused', 'The customer is there already.');
  if (override) return null;
  const { mostHops, sameQueueTwice, sameAgentTwice } =
    state.decision?.transferRules ?? DEFAULT_TRANSFER_RULES;
  const hops = state.legs.reduce((sum, { transfer, desktopTransfers }) => {
    return sum + (transfer === null ? 0 : 1) + desktopTransfers.filter(isAccepted).length;
  }, 0);
  if (hops >= mostHops) return refuse('loopRefused', `It was transferred ${hops} times, the most allowed.`);
  const mayReturn = to.kind === 'queue' ? sameQueueTwice : sameAgentTwice;
  return !mayReturn && state.legs.some((other) => isWith(state, other, to))
    ? refuse('loopRefused', 'The customer was there before; a supervisor may override this.')
    : null;
}

const isAccepted = ({ result }: DesktopTransfer): boolean => result === 'accepted';

/** Whether a leg was answered from this queue, or by this agent. */
export function isWith(state: Interaction, leg: Leg, to: TransferTarget): boolean {
  if (leg.acceptance === null) return false;
  if (to.kind === 'queue') {
    const toQueue = leg.desktopTransfers.filter(isAccepted).some((transfer) => transfer.to === to.queue);
    return toQueue || queueOf(state, leg) === to.queue;
  }
  return leg.acceptances.some(({ agentSid, agentName }) => agentSid === to.agent || agentName === to.agent);
}
