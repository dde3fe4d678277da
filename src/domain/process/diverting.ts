import type { Actor } from '../actor';
import type { Diversion, RoutingDecision } from '../decision';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { DivertCommand } from '../overrides/divert-command';
import { divert, isFrom, type DivertedRoute } from '../overrides/diversion';
import { sourceText } from '../overrides/source';
import { answer, type Asked } from './answers';
import { routeOf } from './keys';
import { changeCurrentLeg, currentLeg } from './legs';
import { moveWaiting } from './moving';
import { whyNotReady } from './supervising';
import { pendingOffer, takeBack } from './taking-back';
import { record } from './timeline';
import { refuse, type Refusal } from './transfer-refusals';

/*
 * Emergency overrides: who waits in a queue or on a route is led to another queue while one holds, on the task they
 * have, and back when it is over. Only the place changes: the deadlines of their route stay. Who is being served, who is
 * asked for by name and whom a supervisor has moved since is left alone.
 */

type Divert = Extract<DivertCommand, { kind: 'divert' }>;
type EndDiversion = Extract<DivertCommand, { kind: 'end_diversion' }>;

/** Why an override does not concern the interaction as things stand, or null. */
export const whyNotDiverting = (state: Interaction, command: DivertCommand): Refusal | null =>
  whyNotWaiting(state) ??
  (command.kind === 'divert' ? whyNotDivert(state, command) : whyNotEndDiversion(state, command));

function whyNotWaiting(state: Interaction): Refusal | null {
  const leg = currentLeg(state);
  if (leg.acceptance !== null) return refuse('alreadyAccepted', 'An agent has the customer.');
  return whyNotReady(state, leg);
}

function whyNotDivert(state: Interaction, { overrideId, from, to }: Divert): Refusal | null {
  const leg = currentLeg(state);
  if ((state.diverted ?? []).some((known) => known.overrideId === overrideId && known.legId === leg.legId)) {
    return refuse('alreadyDiverted', 'It was led elsewhere by this override before.');
  }
  const offered = pendingOffer(state);
  if (offered !== null && (offered.legId !== leg.legId || isForOneAgent(leg))) {
    return refuse('transferUnderway', 'An agent is being asked for the customer.');
  }
  const { decision, step } = placeOf(state, leg);
  if (!isFrom(from, decision, step)) {
    return refuse('notDiverted', `The customer does not wait in ${sourceText(from)}.`);
  }
  return decision.steps[step - 1]?.queue === to.queue
    ? refuse('loopRefused', 'The customer waits there already.')
    : null;
}

const isForOneAgent = ({ transfer, known, step }: Leg): boolean =>
  step === 1 && (transfer?.to.kind === 'agent' || known !== undefined);

const whyNotEndDiversion = (state: Interaction, { overrideId }: EndDiversion): Refusal | null =>
  diversionOf(state)?.overrideId === overrideId
    ? null
    : refuse('notDiverted', 'The customer does not wait where this override leads.');

/** Where they wait, or are being moved to. */
const placeOf = (state: Interaction, leg: Leg): { decision: RoutingDecision; step: number } =>
  leg.moving === null ? { decision: routeOf(state, leg), step: leg.step } : { decision: leg.moving, step: 1 };

/** By what the customer waits elsewhere; null once they have gone on, somebody has them, or it is over. */
export function diversionOf(state: Interaction): Diversion | null {
  const leg = currentLeg(state);
  const isOver = state.outcome !== null || state.decision === null || leg.end !== null;
  if (isOver || leg.acceptance !== null) return null;
  const { decision, step } = placeOf(state, leg);
  return step === 1 ? (decision.diversion ?? null) : null;
}

export const obeyDiverting = (
  state: Interaction,
  asked: Asked,
  command: DivertCommand,
  now: Instant,
): Interaction =>
  answer(
    command.kind === 'divert' ? diverting(state, command, now) : goBack(state, command, now),
    asked,
    null,
    { status: 'moving' },
  );

function diverting(state: Interaction, command: Divert, now: Instant): Interaction {
  const { decision, step } = placeOf(state, currentLeg(state));
  const diverted = divert(decision, step, command);
  return moveWaiting(told(takeBack(state, now), diverted, command, now), diverted);
}

/** It begins elsewhere: an override held when its route was decided. */
export function divertFromTheStart(
  state: Interaction,
  { decision, by, reason }: DivertedRoute,
  now: Instant,
): Interaction {
  const { diversion, route } = decision;
  if (diversion === undefined) return state;
  const there = changeCurrentLeg(state, (leg) => ({ ...leg, decision, route, chain: false }));
  return told(there, decision, { overrideId: diversion.overrideId, by, reason }, now);
}

const told = (
  state: Interaction,
  { diversion }: RoutingDecision,
  { overrideId, by, reason }: { overrideId: string; by: Actor; reason: string },
  now: Instant,
): Interaction => {
  const { legId } = currentLeg(state);
  const known = { ...state, diverted: [...(state.diverted ?? []), { overrideId, legId }].slice(-MOST_KNOWN) };
  return record(known, `diverted:${overrideId}:${legId}`, now, 'override.diverted', by, {
    overrideId,
    from: diversion?.from ?? null,
    to: diversion?.to ?? null,
    reason,
  });
};

/** More overrides of one contact than these: the first of them may lead it elsewhere again. */
const MOST_KNOWN = 20;

function goBack(state: Interaction, { overrideId, by, reason }: EndDiversion, now: Instant): Interaction {
  const diversion = diversionOf(state);
  if (diversion === null) return state;
  const { from, to, back } = diversion;
  const { legId } = currentLeg(state);
  const backAgain = record(state, `gone_back:${overrideId}:${legId}`, now, 'override.returned', by, {
    overrideId,
    from: to,
    to: from,
    reason,
  });
  // A clock may have raised it meanwhile.
  const { priority } = placeOf(state, currentLeg(state)).decision;
  return moveWaiting(backAgain, { ...back, priority });
}
