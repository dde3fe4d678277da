import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import { workedBetween } from '../../clocks/openings';
import type { ClockView } from '../../clocks/clock-view';
import type { Clock, Service } from '../../clocks/clocks';
import type { Due } from '../agenda';
import { hoursOf, leftMs } from './running';

const planOf = ({ plan }: Service, { clock }: Pick<Clock, 'clock'>) =>
  plan.clocks.find((one) => one.clock === clock);

/** What is left until a clock's deadline, as its calendar counts; nothing for other deadlines. */
export function leftUntil({ service }: Interaction, { at, act }: Due, now: Instant): { leftMs?: number } {
  if (act.do !== 'passMark' || service === undefined) return {};
  const plan = planOf(service, act);
  return plan === undefined ? {} : { leftMs: workedBetween(hoursOf(service.plan, plan), now, at) };
}

export const clockViews = ({ service }: Interaction, now: Instant): { clocks?: readonly ClockView[] } =>
  service === undefined ? {} : { clocks: service.clocks.flatMap((clock) => clockView(service, clock, now)) };

const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

function clockView(service: Service, clock: Clock, now: Instant): ClockView[] {
  const plan = planOf(service, clock);
  if (plan === undefined) return [];
  const { startedAt, paused, dueAt, warnedAt, breachedAt, end } = clock;
  return [
    {
      clock: clock.clock,
      status: statusOf(clock),
      startedAt: iso(startedAt),
      withinMs: plan.withinMs,
      calendar: plan.calendar,
      pausedBecause: paused?.because ?? null,
      dueAt: isoOrNull(dueAt),
      leftMs: leftMs(plan, hoursOf(service.plan, plan), clock, now),
      warnedAt: isoOrNull(warnedAt),
      breachedAt: isoOrNull(breachedAt),
      endedAt: isoOrNull(end?.at ?? null),
    },
  ];
}

function statusOf({ end, paused }: Clock): ClockView['status'] {
  if (end !== null) return end.met ? 'met' : 'over';
  return paused === null ? 'running' : 'paused';
}
