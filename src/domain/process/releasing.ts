import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { AT_ONCE, type Agenda } from './agenda';
import { isUnheard } from './callback-requests';
import { lookingAgenda } from './creating';
import { mustReadLog, readingLog } from './log-reading';
import { endTask } from './requests';
import { endTwins } from './twins';
import { expectingAgenda } from './waiting';

/*
 * Legs that the customer has left, or that never got them: their tasks are ended, so that nobody is offered somebody who
 * is elsewhere, and no agent's capacity stays taken.
 */

const isLeft = (leg: Leg): boolean => leg.superseded !== null && leg.end === null;

/** An interaction closes only once nothing of it is left in TaskRouter, and it is known who had it. */
export const mustRelease = (state: Interaction): boolean =>
  state.legs.some(isLeft) || whoHadOthers(state).length > 0;

export const releasingAgenda = (state: Interaction): Agenda => [
  ...state.legs.filter(isLeft).flatMap((leg) => releaseOf(state, leg)),
  ...twinsElsewhere(state),
  ...whoHadOthers(state),
];

/** Somebody accepted, and was done, before we heard of either: that of the customer's own leg is asked in its agenda. */
const whoHadOthers = ({ legs, currentLegId }: Interaction): Agenda =>
  legs.flatMap((leg) =>
    leg.legId !== currentLegId && leg.task !== null && mustReadLog(leg) ? [readingLog(leg, leg.task)] : [],
  );

/** A second task of a leg that the customer is not in; those of their own leg have their place in its agenda. */
const twinsElsewhere = (state: Interaction): Agenda =>
  state.legs.filter(({ legId }) => legId !== state.currentLegId).flatMap((leg) => endTwins(state, leg));

function releaseOf(state: Interaction, leg: Leg): Agenda {
  if (leg.task === null && leg.creation === null) return expectingAgenda(leg);
  if (leg.task === null) {
    return leg.creation?.status === 'unknown' ? lookingAgenda(leg, leg.creation) : [];
  }
  if (leg.gone) return [readingLog(leg, leg.task)];
  const isTold = !isUnheard(state, leg);
  const act = endTask(state, leg, leg.task, {
    reason: leg.superseded ?? 'transferred',
    terms: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: isTold ? 'complete' : 'leave' },
    conversations: null,
    say: isTold ? null : (state.decision?.afterHours?.text ?? null),
  });
  const inTask = leg.releasedInTask === true && leg.failures === 0;
  return [{ what: 'release', at: leg.retryAt ?? AT_ONCE, act: inTask ? { ...act, inTask } : act }];
}
