import type { ActionBody } from '../actions';
import { flexTaskIn } from '../conversation';
import { legIdOf } from '../ids';
import type { TaskSid } from '../ids';
import type { Birth, Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Creation, Leg } from '../leg';
import type { RoutingEvent } from '../routing-event';
import { OFFER_SETTLED_MS, REREAD_MS } from './timings';

export const NOT_MADE: Creation = {
  status: 'due',
  attempts: 0,
  firstAttemptAt: null,
  unknownSince: null,
  lookUps: 0,
  retryAt: null,
};

/** Who makes the tasks of what began so. */
function originOf({ start, legs }: Pick<Interaction, 'start' | 'legs'>, birth: Birth): Leg['origin'] {
  switch (birth.kind) {
    case 'call':
      return 'enqueue';
    case 'conversation':
      return 'interaction';
    case 'task':
      if (birth.task.callSid !== null) return 'enqueue';
      return flexTaskIn(birth.task.attributes) === null ? 'plain' : 'interaction';
    case 'request':
      return start.conversation !== undefined || legs.some(({ origin }) => origin === 'interaction')
        ? 'interaction'
        : 'plain';
  }
}

/** Which of the interaction's legs it is, counted from 1; 0 for none. */
const numberOf = (leg: Pick<Leg, 'legId'> | undefined): number =>
  leg === undefined ? 0 : Number(leg.legId.slice(leg.legId.lastIndexOf('.') + 1));

/** What comes and goes for weeks must not outgrow a history, nor a search attribute's list of SIDs. */
export const MOST_LEGS = 20;

/** A new stay. Tasks of `plain` legs are ours to make; those of calls come from TwiML, those of conversations from Flex. */
export function openLeg(state: Pick<Interaction, 'start' | 'legs'>, birth: Birth, now: Instant): Leg {
  const callSid = birth.kind === 'call' ? birth.callSid : birth.kind === 'task' ? birth.task.callSid : null;
  return {
    legId: legIdOf(state.start.interactionId, numberOf(state.legs[state.legs.length - 1]) + 1),
    origin: originOf(state, birth),
    unread: birth.kind === 'task',
    watched: false,
    chain: state.legs.length === 0,
    openedAt: now,
    transfer: null,
    decision: null,
    moving: null,
    superseded: null,
    route: '',
    step: 1,
    callSid,
    callEndedAt: null,
    creation: birth.kind === 'request' ? NOT_MADE : null,
    taskExpectedBy: null,
    task: null,
    twins: [],
    deferral: null,
    failures: 0,
    retryAt: null,
    knownAt: now,
    gone: false,
    acceptances: [],
    acceptance: null,
    wrapUps: {},
    wrappingSince: null,
    desktopTransfers: [],
    nudgedFor: null,
    end: null,
  };
}

/** The leg the customer is in. */
export function currentLeg(state: Interaction): Leg {
  const leg = legById(state, state.currentLegId);
  if (leg === null) throw new Error('An interaction has a current leg.');
  return leg;
}

export const legById = (state: Pick<Interaction, 'legs'>, legId: string): Leg | null =>
  state.legs.find((leg) => leg.legId === legId) ?? null;

/** The leg an action is about: by its task or its leg id, else the current one. */
export function legOfAction(state: Interaction, action: ActionBody): Leg {
  const byTask = 'taskSid' in action ? legOfTask(state, action.taskSid) : undefined;
  const legId = 'keys' in action ? action.keys.legId : 'legId' in action ? action.legId : '';
  return byTask ?? legById(state, legId) ?? currentLeg(state);
}

export function changeLeg(state: Interaction, legId: string, change: (leg: Leg) => Leg): Interaction {
  return { ...state, legs: state.legs.map((leg) => (leg.legId === legId ? change(leg) : leg)) };
}

export const changeCurrentLeg = (state: Interaction, change: (leg: Leg) => Leg): Interaction =>
  changeLeg(state, currentLeg(state).legId, change);

export const legOfTask = (state: Interaction, taskSid: TaskSid): Leg | undefined =>
  state.legs.find((leg) => leg.task?.taskSid === taskSid || leg.twins.includes(taskSid));

/** The leg an event speaks of: by its task, else by the leg id in the task's attributes, else the one without a task. */
export function legOfEvent(state: Interaction, event: RoutingEvent): Leg | undefined {
  return (
    legOfTask(state, event.taskSid) ??
    state.legs.find((leg) => leg.legId === event.legId) ??
    (isForgotten(state, event)
      ? undefined
      : state.legs.find((leg) => leg.task === null && leg.end === null && mayBe(leg, event)))
  );
}

/** It names a leg that there was: its late news is of no other one. */
const isForgotten = ({ start, legs }: Interaction, { legId }: RoutingEvent): boolean =>
  legs.length === MOST_LEGS &&
  legId !== null &&
  legId.startsWith(`${start.interactionId}.`) &&
  numberOf({ legId }) < numberOf(legs[legs.length - 1]);

/** A task of Flex's without our keys is Studio's at most: those that we ask Flex for carry them from the first. */
const mayBe = (leg: Leg, { flex }: RoutingEvent): boolean =>
  flex === undefined || (leg.origin === 'interaction' && leg.creation === null);

/** A success: the next action is tried without delay. */
export const settled = (leg: Leg): Leg => ({ ...leg, failures: 0, retryAt: null });

/** Until when an offer that is out keeps us from writing; null where none is. */
export const waitsForOffer = ({ deferral }: Leg): Instant | null =>
  deferral === null ? null : deferral.until + OFFER_SETTLED_MS;

/** Set where the leg is of somebody who is brought in, not of who has the customer. */
export const consultIn = (leg: Leg | null): NonNullable<Leg['transfer']>['consult'] =>
  leg?.transfer?.consult ?? null;

/** Somebody has seen something else: every task that counts is due to be read again. */
export const doubt = (state: Interaction, now: Instant): Interaction => ({
  ...state,
  legs: state.legs.map((leg) =>
    leg.end === null ? { ...leg, knownAt: Math.min(leg.knownAt, now - REREAD_MS) } : leg,
  ),
});
