import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import type { ClockPlan, Pause } from '../../clocks/plan';
import type { Clock, Service } from '../../clocks/clocks';
import { record, THROUGHLINE, unrecord } from '../timeline';
import { answeredAt, askedAgainAt, solvedAt, waitsFor } from './evidence';
import { endClock, goOn, hoursOf, pauseClock, startClock } from './running';

/*
 * What has happened starts, stops and ends clocks. Comes after every fact; what clocks do when their time is over is in
 * marks.ts.
 */

export function settleClocks(state: Interaction, now: Instant): Interaction {
  const { service } = state;
  if (service === undefined) return state;
  return service.plan.clocks.reduce((known, plan) => settleOne(known, plan, now), state);
}

function settleOne(state: Interaction, plan: ClockPlan, now: Instant): Interaction {
  const before = clockOf(state.service, plan);
  const begun = begin(state, plan, before);
  if (begun === null) return state;
  const after = settled(state, plan, begun, now);
  return after === before ? state : told(withClock(state, after), before, after, now);
}

export const clockOf = (service: Service | undefined, { clock }: Pick<ClockPlan, 'clock'>): Clock | null =>
  service?.clocks.find((one) => one.clock === clock) ?? null;

export const withClock = (state: Interaction, clock: Clock): Interaction => {
  const { service } = state;
  if (service === undefined) return state;
  const others = service.clocks.filter((other) => other.clock !== clock.clock);
  return { ...state, service: { ...service, clocks: [...others, clock] } };
};

/** The clock as it is, or as it begins with what is known now; null: there is nothing to count yet. */
function begin(state: Interaction, plan: ClockPlan, known: Clock | null): Clock | null {
  if (state.outcome !== null) return known;
  const { service } = state;
  const hours = service === undefined ? null : hoursOf(service.plan, plan);
  if (plan.clock !== 'next_response') return known ?? startClock(plan, hours, 1, state.startedAt);
  const asked = askedAgainAt(state);
  const isOver = known === null || (known.end !== null && asked !== null && asked > known.end.at);
  return asked !== null && isOver ? startClock(plan, hours, (known?.round ?? 0) + 1, asked) : known;
}

function settled(state: Interaction, plan: ClockPlan, clock: Clock, now: Instant): Clock {
  if (clock.end !== null || state.service === undefined) return clock;
  const hours = hoursOf(state.service.plan, plan);
  const met = metAt(state, plan);
  if (met !== null) return endClock(hours, clock, within(clock, met, now), true);
  if (state.outcome !== null) return endClock(hours, clock, state.closedAt ?? now, false);
  const because = plan.pauses.find((pause) => waitsFor(state, pause, now) !== null);
  if (because !== undefined && clock.paused === null) {
    return pauseClock(hours, clock, because, within(clock, waitsFor(state, because, now) ?? now, now));
  }
  if (because === undefined && clock.paused !== null) {
    return goOn(plan, hours, clock, resumesAt(state, clock.paused, now));
  }
  return clock;
}

function metAt(state: Interaction, { clock }: ClockPlan): Instant | null {
  switch (clock) {
    case 'first_response':
      return answeredAt(state);
    case 'next_response':
      return askedAgainAt(state) === null ? answeredAt(state) : null;
    case 'resolution':
      return solvedAt(state);
  }
}

/** News may be late: what is counted by then is not counted again, and nothing is told of the future. */
const within = ({ since, startedAt }: Clock, at: Instant, now: Instant): Instant =>
  Math.max(since ?? startedAt, Math.min(at, now));

/** A question counts from when it was asked. */
function resumesAt(
  state: Interaction,
  { because, at }: { because: Pause; at: Instant },
  now: Instant,
): Instant {
  const asked = because === 'customer' ? askedAgainAt(state) : null;
  return Math.max(at, Math.min(asked ?? now, now));
}

/** Of what comes again and again the last is told, with how often. */
function told(state: Interaction, before: Clock | null, after: Clock, now: Instant): Interaction {
  const { clock, round } = after;
  const tell = (what: string, at: Instant, details: Record<string, string | number | boolean> = {}) => {
    const key = `clock:${clock}:${what}`;
    const known = state.timeline.find((moment) => moment.key === key);
    const times = known === undefined ? 1 : Number(known.details['times'] ?? 1) + 1;
    const again = times > 1 ? { times } : {};
    return record(unrecord(state, key), key, at, `clock.${what}`, THROUGHLINE, {
      clock,
      ...(round > 1 && { round }),
      ...details,
      ...again,
    });
  };
  if (after.end !== null) {
    const { at, met } = after.end;
    return met ? tell('met', at, { late: after.breachedAt !== null }) : tell('ended', at);
  }
  if (after.paused !== null) return tell('paused', after.paused.at, { because: after.paused.because });
  const due = after.dueAt === null ? {} : { dueAt: new Date(after.dueAt).toISOString() };
  const isResumed = before !== null && before.paused !== null;
  return isResumed ? tell('resumed', after.since ?? now, due) : tell('started', after.startedAt, due);
}
