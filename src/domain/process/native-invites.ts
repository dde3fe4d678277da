import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { RoutingEvent } from '../routing-event';
import type { TransferResult } from '../transfer';
import { latest, type Agenda } from './agenda';
import { conversationSidOf } from './flex-requests';
import { changeLeg, currentLeg, legOfEvent, openLeg } from './legs';
import { readingLog } from './log-reading';
import { readTask } from './requests';
import { withLeg } from './stays';
import { record, TWILIO } from './timeline';
import { REREAD_MS } from './timings';
import { recordResult } from './transfer-results';
import { resolvedByOwner } from './wishes';

/*
 * Agents whom a desktop asks into the customer's conversation, by Flex's own buttons: a second task of it, without any
 * attribute of the first. Each is a leg that we watch and never write. The customer is in the leg they were in until that
 * ends, and then in whichever still lives: completing one task never ends an interaction that goes on in another.
 */

/** A task of the customer's conversation that no leg of ours can be about is somebody's invite. */
export function adoptInvite(state: Interaction, event: RoutingEvent, now: Instant): Interaction {
  const { flex, legId, taskSid } = event;
  if (flex === undefined || legId !== null || state.outcome !== null) return state;
  if (flex.conversationSid === null || flex.conversationSid !== conversationSidOf(state)) return state;
  if (legOfEvent(state, event) !== undefined) return state;
  const from = currentLeg(state);
  const leg: Leg = {
    ...openLeg(state, { kind: 'request' }, now),
    creation: null,
    watched: true,
    route: from.route,
    task: { taskSid, createdAt: event.taskCreatedAt ?? event.at, version: null, queue: event.queue, flex },
    transfer: {
      from: from.legId,
      by: TWILIO,
      to: { kind: 'queue', queue: event.queue ?? '' },
      mode: 'warm',
      agentSid: null,
      note: null,
      declinedAt: null,
      result: null,
      consult: null,
      native: true,
    },
  };
  const details = { legId: leg.legId, because: 'transfer', from: from.legId, taskSid };
  return record(withLeg(state, leg), `leg:${leg.legId}`, leg.task!.createdAt, 'leg.opened', TWILIO, details);
}

const isNative = ({ transfer }: Leg): boolean => transfer?.native === true;

/** An invite of somebody's that nobody has answered. */
export const openInvite = ({ legs }: Interaction): Leg | undefined =>
  legs.find((leg) => isNative(leg) && leg.transfer?.result === null && leg.end === null);

const lives = (leg: Leg): boolean => leg.end === null && leg.superseded === null && !leg.unread;

/** Beside the customer's own leg, and of nobody whom we ask, or brought in, ourselves. */
const isBeside = (state: Interaction, leg: Leg): boolean =>
  lives(leg) && ![state.currentLegId, state.offering, state.consulting].includes(leg.legId);

/** What became of the invites, and in which leg that leaves the customer. Comes after every fact. */
export function settleInvites(state: Interaction): Interaction {
  return follow(state.legs.filter(isNative).reduce(settle, state));
}

function settle(state: Interaction, leg: Leg): Interaction {
  const { transfer, acceptance, end, legId } = leg;
  if (transfer === null || transfer.result !== null || (acceptance === null && end === null)) return state;
  const result = acceptance === null && end?.kind !== 'completed' ? whyNot(state) : 'accepted';
  const known = { ...leg, transfer: { ...transfer, result } };
  const at = acceptance?.at ?? end?.at ?? leg.openedAt;
  return recordResult(
    changeLeg(state, legId, () => known),
    known,
    at,
  );
}

const whyNot = ({ conversation }: Interaction): TransferResult =>
  (conversation?.closedAt ?? null) === null ? 'withdrawn' : 'customer_left';

/** Where one leg has ended, or its agent only wraps up, the customer is in the one that goes on. */
function follow(state: Interaction): Interaction {
  const leg = currentLeg(state);
  const others = state.legs.filter((other) => isBeside(state, other));
  const taken = others.filter(
    ({ acceptance, wrappingSince }) => acceptance !== null && wrappingSince === null,
  );
  if (leg.end !== null && !leg.unread) return goOnIn(state, taken[0] ?? others[0]);
  if (leg.wrappingSince !== null) return goOnIn(state, taken[0]);
  if (leg.acceptance !== null || taken[0] === undefined) return state;
  // Who waited was taken by an invite: the task they waited in is of no use any more.
  const left = changeLeg(state, leg.legId, (waiting) => ({ ...waiting, superseded: 'transferred' }));
  return goOnIn(left, taken[0]);
}

const goOnIn = (state: Interaction, to: Leg | undefined): Interaction =>
  to === undefined ? state : { ...resolvedByOwner(state), parked: null, currentLegId: to.legId };

/** Legs beside the customer's own are looked at as often as that one, so that a lost event is found. */
export const besideAgenda = (state: Interaction): Agenda =>
  state.legs.flatMap((leg) => {
    const { task } = leg;
    if (!isBeside(state, leg) || task === null) return [];
    if (leg.gone) return [readingLog(leg, task)];
    return [{ what: 'reread', at: latest(leg.knownAt + REREAD_MS, leg.retryAt), act: readTask(task) }];
  });
