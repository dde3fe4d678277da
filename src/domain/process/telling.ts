import type { FailedFact } from '../facts';
import { OUTSIDE_FAILURES } from '../failure-types';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegEnd } from '../leg';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { isOpen, mayCallBack } from './callback-requests';
import { promised } from './callbacks';
import { routeOf, waitEndsAt } from './keys';
import { changeCurrentLeg, currentLeg, settled } from './legs';
import { tellEnding } from './requests';
import { record, THROUGHLINE } from './timeline';
import { LONGEST_VOICEMAIL_SECONDS } from '../voicemail';
import { OUTAGE_PATIENCE_MS, retryDelayMs, TELLING_MAX_MS } from './timings';
import { mustTell, verdictOf } from './verdict';
import { voicemailAsked } from './voicemail';

/*
 * Nothing ends in silence: the customer who still waits hears the route's ending. It is retried on a clock of its own,
 * so that a channel that is away does not hold TaskRouter's part up, nor the other way round.
 */

export function tellingAgenda(state: Interaction): Agenda | null {
  const verdict = verdictOf(state);
  if (verdict === null || state.decision === null || !mustTell(state, verdict)) return null;
  return [{ what: 'tell_customer', at: state.retryAt ?? AT_ONCE, act: tellEnding(state, currentLeg(state)) }];
}

/**
 * TaskRouter is away at the route's end: the customer is told all the same, and the task is ended when it is back. Who is to
 * be called waits without a word.
 */
export function tellInOutage(state: Interaction, leg: Leg): Agenda {
  if (leg.failures === 0 || state.told !== 'no' || leg.watched || isOpen(state)) return [];
  const at = latest(waitEndsAt(state, leg) + OUTAGE_PATIENCE_MS, state.retryAt);
  return [{ what: 'tell_customer', at, act: tellEnding(state, leg) }];
}

export function toldCustomer(
  state: Interaction,
  { result, receivedAt }: { result: object; receivedAt: Instant },
): Interaction {
  const isRecorded = 'recording' in result && result.recording === true;
  // Who leaves a message is on the line for so long at most.
  const callEndsAt = receivedAt + (isRecorded ? LONGEST_VOICEMAIL_SECONDS * 1_000 : 0);
  const hungUpBefore = 'said' in result && result.said === false;
  const told = changeCurrentLeg({ ...state, told: 'told', retryAt: null, failures: 0 }, (leg) => ({
    ...settled(leg),
    callEndedAt: leg.callSid === null ? leg.callEndedAt : (leg.callEndedAt ?? callEndsAt),
    end: endAfterTelling(leg, { kind: 'canceled', at: receivedAt, reason: 'route_ended' }, hungUpBefore),
  }));
  if (hungUpBefore) return told;
  const heard = record(told, 'customer.told', receivedAt, 'customer.told', THROUGHLINE, {
    what: 'route_ending',
  });
  const leg = currentLeg(state);
  if (isRecorded) return voicemailAsked(heard, receivedAt);
  return state.wish === null && mayCallBack(state, leg, routeOf(state, leg))
    ? promised(heard, receivedAt)
    : heard;
}

/** What may still be in TaskRouter is ended there first; a caller who had hung up has left. */
function endAfterTelling(leg: Leg, end: LegEnd, hungUpBefore: boolean): LegEnd | null {
  if (leg.end !== null) return hungUpBefore ? { ...end, reason: 'hangup' } : leg.end;
  const mayHaveTask = leg.task !== null || leg.callSid !== null || leg.creation?.status === 'unknown';
  return mayHaveTask ? null : end;
}

/** Telling is tried for a while; a customer who cannot be reached does not keep the interaction open for ever. */
export function tellingFailed(state: Interaction, fact: FailedFact & { receivedAt: Instant }): Interaction {
  const { failure, message, receivedAt, retryAfterMs } = fact;
  const leg = currentLeg(state);
  const failures = state.failures + 1;
  const since = leg.end?.at ?? receivedAt;
  if (failure !== OUTSIDE_FAILURES.refused && receivedAt - since <= TELLING_MAX_MS) {
    return { ...state, failures, retryAt: receivedAt + retryDelayMs(failures, retryAfterMs) };
  }
  const end: LegEnd = { kind: 'canceled', at: receivedAt, reason: state.wish?.reason ?? 'route_ended' };
  const ended = changeCurrentLeg({ ...state, told: 'failed', retryAt: null, failures: 0 }, (current) => ({
    ...current,
    callEndedAt: current.callSid === null ? current.callEndedAt : (current.callEndedAt ?? receivedAt),
    end: endAfterTelling(current, end, false),
  }));
  return record(ended, 'customer.told', receivedAt, 'customer.not_told', THROUGHLINE, { why: message });
}
