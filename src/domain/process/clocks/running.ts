import type { Instant } from '../../json';
import { instantAfter, workedBetween, type Hours } from '../../clocks/openings';
import type { ClockPlan, Pause, ServicePlan } from '../../clocks/plan';
import type { Clock } from '../../clocks/clocks';

/* A clock that starts, stands, goes on and ends. What it has counted stands in it; the instants follow from that. */

export const hoursOf = ({ hours }: ServicePlan, { calendar }: Pick<ClockPlan, 'calendar'>): Hours =>
  calendar === null ? null : (hours[calendar] ?? null);

export const startClock = (plan: ClockPlan, hours: Hours, round: number, at: Instant): Clock =>
  goOn(plan, hours, stoppedClock(plan, round, at), at);

const stoppedClock = ({ clock }: ClockPlan, round: number, startedAt: Instant): Clock => ({
  clock,
  round,
  startedAt,
  usedMs: 0,
  since: null,
  paused: null,
  warnsAt: null,
  dueAt: null,
  warnedAt: null,
  breachedAt: null,
  end: null,
});

/** What was not counted before is counted from here. */
export function goOn(plan: ClockPlan, hours: Hours, clock: Clock, at: Instant): Clock {
  const isAhead = plan.warning !== null && clock.warnedAt === null && clock.breachedAt === null;
  return {
    ...clock,
    since: at,
    paused: null,
    warnsAt: isAhead ? instantAfter(hours, at, plan.warning.afterMs - clock.usedMs) : null,
    dueAt: clock.breachedAt === null ? instantAfter(hours, at, plan.withinMs - clock.usedMs) : clock.dueAt,
  };
}

/** Counts what has passed, and no more. */
function halt(hours: Hours, clock: Clock, at: Instant): Clock {
  if (clock.since === null) return clock;
  const usedMs = clock.usedMs + workedBetween(hours, clock.since, at);
  return { ...clock, usedMs, since: null, warnsAt: null };
}

export const pauseClock = (hours: Hours, clock: Clock, because: Pause, at: Instant): Clock => ({
  ...halt(hours, clock, at),
  dueAt: clock.breachedAt === null ? null : clock.dueAt,
  paused: { because, at },
});

/** News of an answer that came before its time was over takes a breach back. */
export function endClock(hours: Hours, clock: Clock, at: Instant, met: boolean): Clock {
  const isInTime = met && clock.dueAt !== null && at < clock.dueAt;
  return {
    ...halt(hours, clock, at),
    paused: null,
    breachedAt: isInTime ? null : clock.breachedAt,
    end: { at, met },
  };
}

/** What is left of its time at an instant. */
export function leftMs({ withinMs }: ClockPlan, hours: Hours, clock: Clock, now: Instant): number {
  const running = clock.since === null ? 0 : workedBetween(hours, clock.since, now);
  return Math.max(0, withinMs - clock.usedMs - running);
}
