import { REFUSALS } from '../failure-types';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { TransferResult } from '../transfer';
import { answer } from './answers';
import { goTo, supersede } from './hand-over';
import { changeLeg, consultIn, currentLeg, legById } from './legs';
import { record, THROUGHLINE } from './timeline';

/*
 * What is known of a transfer's two legs decides where the customer is. Comes after every fact, and concludes the same
 * whatever order the facts came in.
 */

export function settleTransfer(state: Interaction, now: Instant): Interaction {
  const answered = dropQuestion(state);
  if (answered.offering === null) return endUnmade(answered, now);
  const target = legById(answered, answered.offering);
  return endUnmade(target === null ? answered : settle(answered, target, now), now);
}

function settle(state: Interaction, target: Leg, now: Instant): Interaction {
  const isConsult = consultIn(target) !== null;
  const taken = isConsult ? broughtIn : accepted;
  // Somebody in the conversation has the customer already: whoever accepts now would take them from everybody.
  if (target.superseded !== null) return over(state, target, 'withdrawn', now);
  if (target.acceptance !== null) return taken(state, target, target.acceptance.at);
  // What is completed was accepted, whenever we hear by whom.
  if (target.end?.kind === 'completed') return taken(state, target, target.end.at);
  if (hasLeft(state)) return cancelled(state, target, 'customer_left', now);
  if (state.wish?.wish === 'cancel') return cancelled(state, target, 'withdrawn', now);
  if (target.end !== null) return ended(state, target, target.end.at);
  if (target.step > 1) return over(state, target, whyNotTaken(target), now);
  if (target.legId === state.currentLegId) return state;
  const senderIsGone = currentLeg(state).end !== null;
  if (isConsult && senderIsGone) return noLongerAsked(state, target, now);
  // In a conversation the sender stays until somebody has come.
  const isHandedOver =
    target.transfer?.mode === 'cold' && target.task !== null && target.origin !== 'interaction';
  if (!senderIsGone && !isHandedOver) return timedOutUnmade(state, target, now);
  return goTo(state, target, 'transferred');
}

/** Somebody has the customer; the transfer was accepted where it is who was asked, and where they were asked. */
function accepted(state: Interaction, target: Leg, at: Instant): Interaction {
  const { transfer, acceptance, step } = target;
  const askedFor = transfer?.agentSid ?? null;
  const isAnother = askedFor !== null && acceptance !== null && acceptance.agentSid !== askedFor;
  const result = isAnother || step > 1 ? whyNotTaken(target) : 'accepted';
  return over(goTo(state, target, 'transferred'), target, result, at);
}

/** Somebody is brought in; the customer stays where they are. */
const broughtIn = (state: Interaction, target: Leg, at: Instant): Interaction => ({
  ...over(state, target, 'accepted', at),
  consulting: target.legId,
});

/** Who asked for a consult does not have the customer any more: nobody is to be brought in. */
const noLongerAsked = (state: Interaction, target: Leg, now: Instant): Interaction =>
  supersede(over(state, target, 'withdrawn', now), target.legId, 'consult_over');

const hasLeft = ({ wish, conversation }: Interaction): boolean =>
  wish?.reason === 'customer_left' || (conversation?.closedAt ?? null) !== null;

/** The customer has left, or somebody cancels: nobody is to be offered them any more. */
function cancelled(state: Interaction, target: Leg, result: TransferResult, now: Instant): Interaction {
  const known = over(state, target, result, now);
  if (target.legId === state.currentLegId) return known;
  const why = state.wish?.reason ?? (result === 'customer_left' ? result : 'cancelled');
  return supersede(known, target.legId, why);
}

/** The target's task is over and nobody took it: the sender still has the customer, or whoever they left. */
function ended(state: Interaction, target: Leg, at: Instant): Interaction {
  const reason = target.end?.reason ?? '';
  const result = reason === 'transfer_not_taken' ? whyNotTaken(target) : 'withdrawn';
  const known = over(state, target, result, at);
  const isWithSender = currentLeg(state).end === null || consultIn(target) !== null;
  return target.legId === state.currentLegId || isWithSender ? known : goTo(known, target, 'transferred');
}

const whyNotTaken = ({ transfer }: Leg): TransferResult =>
  transfer?.declinedAt === null ? 'timed_out' : 'declined';

/** TaskRouter was away so long that the target would have had its time: the sender keeps the customer. */
function timedOutUnmade(state: Interaction, target: Leg, now: Instant): Interaction {
  const forMs = target.decision?.steps[0]?.acceptWithinMs ?? 0;
  if (target.task !== null || now < target.openedAt + forMs) return state;
  const known = over(state, target, 'timed_out', now);
  return supersede(known, target.legId, 'transfer_not_taken');
}

export function over(state: Interaction, target: Leg, result: TransferResult, at: Instant): Interaction {
  const known = changeLeg({ ...state, offering: null }, target.legId, (leg) => ({
    ...leg,
    transfer: leg.transfer && { ...leg.transfer, result },
  }));
  return recordResult(known, { ...target, transfer: target.transfer && { ...target.transfer, result } }, at);
}

/** Several pieces of evidence tell of an acceptance, the first of them late perhaps: it is recorded as known now. */
export function recordResult(
  state: Interaction,
  { legId, transfer, acceptances }: Leg,
  at: Instant,
): Interaction {
  if (transfer === null || transfer.result === null) return state;
  const when = transfer.result === 'accepted' ? (acceptances[0]?.at ?? at) : at;
  const what = `${transfer.consult === null ? 'transfer' : 'consult'}.${transfer.result}`;
  return record(state, `transfer:${legId}`, when, what, THROUGHLINE, { legId });
}

/** Whoever asked for a transfer hears that there is nothing to transfer any more. */
function dropQuestion(state: Interaction): Interaction {
  const { transferAsked: asked } = state;
  if (asked === null || (state.wish === null && currentLeg(state).end === null)) return state;
  return answer({ ...state, transferAsked: null }, asked, {
    type: REFUSALS.interactionClosing,
    message: 'The interaction ends.',
  });
}

/** A superseded leg whose task was certainly never made has nothing to end. */
function endUnmade(state: Interaction, now: Instant): Interaction {
  const { underway } = state;
  return state.legs.reduce((known, leg) => {
    const isMaking =
      (underway?.do === 'createTask' || underway?.do === 'inviteAgent') && underway.keys.legId === leg.legId;
    if (leg.superseded === null || leg.end !== null || leg.task !== null) return known;
    if (leg.creation?.status !== 'due' || isMaking) return known;
    const end = { kind: 'canceled', at: now, reason: leg.superseded } as const;
    return changeLeg(known, leg.legId, (unmade) => ({ ...unmade, end }));
  }, state);
}
