import type { ActionOf, TaskKeys } from '../actions';
import type { RoutingDecision } from '../decision';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegTask } from '../leg';
import type { TransferAsked } from '../transfer';
import { latest, type Agenda } from './agenda';
import { answer } from './answers';
import { countsFrom, decisionOf, routeOf } from './keys';
import { changeCurrentLeg, currentLeg, waitsForOffer } from './legs';
import { moveToQueue } from './requests';
import { takeBack } from './taking-back';

/*
 * A customer who waits is moved to another queue on the task they have: they keep their place, and a caller stays on
 * the line. TaskRouter is read first, so an acceptance wins and an offer that is out is waited for.
 */

export function startMoving(
  state: Interaction,
  asked: TransferAsked,
  decision: RoutingDecision,
  now: Instant,
): Interaction {
  const { legId } = currentLeg(state);
  return answer(moveTo(state, decision, now), asked, null, { legId, status: 'moving' });
}

const moveTo = (state: Interaction, decision: RoutingDecision, now: Instant): Interaction =>
  changeCurrentLeg(state, (leg) => moving(leg, fromNow(leg, decision, now)));

const moving = (leg: Leg, decision: RoutingDecision): Leg => ({
  ...leg,
  moving: decision,
  overtaken: leg.moving === null ? [] : [...(leg.overtaken ?? []), leg.moving].slice(-MOST_OVERTAKEN),
});

/** By a route whose deadlines count from the task's creation already. No clock has cut its first step short. */
export const moveWaiting = (state: Interaction, decision: RoutingDecision): Interaction =>
  changeCurrentLeg(state, ({ hurried: _, ...leg }) => moving(leg, decision));

/** Of moves that follow one another before TaskRouter answers, the last of these may have been written. */
const MOST_OVERTAKEN = 3;

/**
 * What a supervisor asked for who waits is taken back. Who waits where they are to be asked, or may wait there already
 * because a write is under way, goes back to the interaction's own route; anybody else has never left it.
 */
export function moveBack(state: Interaction, now: Instant): Interaction {
  const { moving, legId } = currentLeg(state);
  const mustMove = moving !== null || state.offering === legId;
  const back = takeBack(state, now);
  return mustMove ? moveTo(back, decisionOf(back), now) : back;
}

/** Deadlines count from the task's creation, which may be long ago. */
function fromNow(leg: Leg, decision: RoutingDecision, now: Instant): RoutingDecision {
  const age = now - countsFrom(leg);
  const steps = decision.steps.map((step) => ({ ...step, deadlineMs: step.deadlineMs + age }));
  return { ...decision, steps };
}

/**
 * The task's own net of steps ends with it: the target's filter holds one queue. So does what an agent was asked, or had
 * declined, before: nobody is waited for by name, or passed over, any more.
 */
const asMoved = (leg: Leg, decision: RoutingDecision): Leg => ({
  ...leg,
  decision,
  chain: false,
  ...(leg.except !== undefined && { except: null }),
  ...(leg.known !== undefined && { known: undefined }),
  transfer: leg.transfer && { ...leg.transfer, agentSid: null, declinedAt: null },
});

export const movingAgenda = (state: Interaction, leg: Leg, task: LegTask): Agenda =>
  leg.moving === null
    ? []
    : [
        {
          what: 'move',
          at: latest(leg.retryAt, waitsForOffer(leg)),
          act: moveToQueue(state, asMoved(leg, leg.moving), task),
        },
      ];

/**
 * Whoever accepts tells in which queue. Where they did is where the customer had got to, although the answer to our write
 * was lost, or TaskRouter's own net had moved the task on. Comes after every fact.
 */
export const settlePlaces = (state: Interaction): Interaction => ({
  ...state,
  legs: state.legs.map((leg) => whereAccepted(state, leg)),
});

export function whereAccepted(state: Interaction, leg: Leg): Leg {
  const queue = leg.task?.queue ?? null;
  // A native transfer changes the queue of a task that somebody has.
  const isFirst = leg.acceptances.length === 1 && leg.desktopTransfers.length === 0;
  if (queue === null || !isFirst || leg.watched || state.decision === null) return leg;
  const target = movesOf(leg).find(({ steps }) => steps[0]?.queue === queue);
  if (target !== undefined) return { ...atTarget(leg, target), moving: null };
  const { steps } = routeOf(state, leg);
  if (steps[leg.step - 1]?.queue === queue) return leg;
  const later = steps.find((one) => one.step > leg.step && one.queue === queue);
  return later === undefined ? leg : { ...leg, step: later.step };
}

/** The move that is wanted, and those that it overtook. */
const movesOf = ({ moving, overtaken = [] }: Leg): RoutingDecision[] =>
  moving === null ? [] : [moving, ...overtaken];

const atTarget = (leg: Leg, target: RoutingDecision): Leg => ({
  ...asMoved(leg, target),
  route: target.route,
  step: 1,
});

/** By what name and number TaskRouter's filters know where a move leads. */
const leadsBy = ({ route, steps: [first] }: RoutingDecision, keys: TaskKeys): boolean =>
  keys.route === (first?.route ?? route) && keys.step === (first?.planStep ?? 1);

/** The move that a supervisor asked for is written; one that it overtook, and any other, leaves it to come. */
export function tookPlace(leg: Leg, { keys }: ActionOf<'moveToStep'>): Leg {
  const written = movesOf(leg).find((move) => !keys.chain && leadsBy(move, keys));
  if (written === undefined) return leg;
  return { ...atTarget(leg, written), moving: written === leg.moving ? null : leg.moving };
}
