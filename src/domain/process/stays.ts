import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { NO_PAST, type PastAgent, type PastLegs } from '../past-legs';
import type { DesktopTransfer, TransferTarget } from '../transfer';
import { queueOf } from './keys';
import { consultIn, MOST_LEGS } from './legs';

/*
 * Where the customer has been. Rules count stays of weeks, of which only the last are legs still: what they ask of the
 * others is kept when those are forgotten.
 */

/** More queues or agents than these: those of the longest ago may be asked again. */
const MOST_REMEMBERED = 100;

/** Of more legs than are kept the first stays, and the oldest of those that are over is forgotten, but for what rules ask. */
export function withLeg(state: Interaction, leg: Leg): Interaction {
  const legs = [...state.legs, leg];
  if (legs.length <= MOST_LEGS) return { ...state, legs };
  const isOver = ({ legId, end, twins }: Leg, at: number): boolean =>
    at > 0 && end !== null && twins.length === 0 && legId !== state.currentLegId;
  const oldest = legs.find(isOver);
  if (oldest === undefined) return { ...state, legs };
  const past = added(state.past ?? NO_PAST, pastOf(state, [oldest]));
  return { ...state, legs: legs.filter((other) => other !== oldest), past };
}

/** Of every leg that there ever was. */
export const pastOfAll = (state: Interaction): PastLegs =>
  added(state.past ?? NO_PAST, pastOf(state, state.legs));

/** Whether the customer has been there: with this agent, or answered from this queue. */
export function wasWith(state: Interaction, to: TransferTarget): boolean {
  const { queues, agents } = pastOfAll(state);
  return to.kind === 'queue'
    ? queues.includes(to.queue)
    : agents.some(({ sid, name, stayed }) => stayed && (sid === to.agent || name === to.agent));
}

const added = (a: PastLegs, b: PastLegs): PastLegs => ({
  hops: a.hops + b.hops,
  silences: a.silences + b.silences,
  queues: [...new Set([...a.queues, ...b.queues])].slice(-MOST_REMEMBERED),
  agents: b.agents.reduce(withAgent, a.agents).slice(-MOST_REMEMBERED),
});

const withAgent = (agents: readonly PastAgent[], agent: PastAgent): readonly PastAgent[] => {
  const known = agents.find(({ sid, name }) => sid === agent.sid && name === agent.name);
  const stayed = agent.stayed || (known?.stayed ?? false);
  return [...agents.filter((other) => other !== known), { ...agent, stayed }];
};

const pastOf = (state: Interaction, legs: readonly Leg[]): PastLegs => ({
  hops: sum(legs, hopsIn),
  silences: legs.filter(({ superseded }) => superseded === BECAUSE_SILENT).length,
  queues: legs.filter(isStay).flatMap((leg) => queuesIn(state, leg)),
  agents: legs.flatMap((leg) =>
    leg.acceptances.map(({ agentSid, agentName }) => ({
      sid: agentSid,
      name: agentName,
      stayed: isStay(leg),
    })),
  ),
});

/** Why a leg is over whose agent said nothing. */
export const BECAUSE_SILENT = 'agent_silent';

const sum = <T>(of: readonly T[], count: (one: T) => number): number =>
  of.reduce((total, one) => total + count(one), 0);

/** Who was only brought in never had the customer. */
function isStay(leg: Leg): boolean {
  const consult = consultIn(leg);
  return consult === null || consult.result === 'handed_over';
}

const isAccepted = ({ result }: DesktopTransfer): boolean => result === 'accepted';

function hopsIn(leg: Leg): number {
  const isHop = leg.transfer !== null && !leg.transfer.isReturn && isStay(leg);
  return (isHop ? 1 : 0) + leg.desktopTransfers.filter(isAccepted).length;
}

/** From where a leg was answered. */
export function queuesIn(state: Interaction, leg: Leg): string[] {
  if (leg.acceptance === null) return [];
  const native = leg.desktopTransfers.filter(isAccepted).map(({ to }) => to);
  return [queueOf(state, leg), ...native].filter((queue) => queue !== null);
}
