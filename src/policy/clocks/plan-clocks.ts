import type { Channel } from '../../domain/channel';
import type { ChosenClock } from '../../domain/decision';
import type { Instant, JsonObject } from '../../domain/json';
import type { Openings } from '../../domain/clocks/openings';
import type { ClockPlan, MarkActions, ServicePlan } from '../../domain/clocks/plan';
import { evaluate } from '../../expressions';
import { HORIZON_MS, instantAfterWorkingTime } from '../calendars';
import type { Policy } from '../policy';
import { openingsAhead } from './openings-ahead';
import type { ClockRule, MarkRule, TargetRule, TextRule } from './rules';

/** So far beyond a clock's own time its calendar is known: it may stand still for long. */
export const AHEAD_MS = 26 * 7 * 24 * 3_600_000;

export interface PlannedService {
  readonly plan: ServicePlan;
  readonly chosen: readonly ChosenClock[];
}

export interface Customer {
  /** Normalised, the channel among them. */
  readonly attributes: JsonObject;
  readonly channel: Channel;
  readonly startedAt: Instant;
}

/** What the policy promises this customer from here on; null: nothing. Needs nothing but the answer afterwards. */
export function planClocks(policy: Policy, customer: Customer): PlannedService | null {
  const { clocks, whileWaiting, onlyWithin } = policy.service;
  const chosen = clocks.flatMap((rule) => chooseTarget(rule, customer.attributes));
  const waits = whileWaiting.flatMap((rule) => {
    const text = textFor([rule], customer);
    return text === null ? [] : [{ afterMs: rule.afterMs, text }];
  });
  if (chosen.length === 0 && waits.length === 0) return null;
  const quiet = onlyWithin?.channels.includes(customer.channel) ? onlyWithin.calendar : null;
  return {
    plan: {
      clocks: chosen.map(({ rule, target }) => clockPlan(rule, target, customer)),
      hours: hoursFor(
        policy,
        [...chosen.map(({ target }) => target), { calendar: quiet, withinMs: 0 }],
        customer,
      ),
      whileWaiting: waits,
      quiet,
    },
    chosen: chosen.map(({ rule: { clock }, target: { withinMs, calendar, when } }) => ({
      clock,
      withinMs,
      calendar,
      because: when?.text ?? null,
    })),
  };
}

function chooseTarget(rule: ClockRule, attributes: JsonObject) {
  const target = rule.targets.find(({ when }) => when === null || evaluate(when.expression, attributes));
  return target === undefined ? [] : [{ rule, target }];
}

function clockPlan(rule: ClockRule, { withinMs, calendar }: TargetRule, customer: Customer): ClockPlan {
  const { clock, pauses, warning, breach } = rule;
  return {
    clock,
    withinMs,
    calendar,
    pauses,
    warning: warning && {
      ...actionsOf(warning, customer),
      afterMs: withinMs - leftOf(warning.left, withinMs),
    },
    breach: actionsOf(breach, customer),
  };
}

/** Rounded to whole seconds. */
const leftOf = (left: NonNullable<ClockRule['warning']>['left'], withinMs: number): number =>
  'ms' in left ? Math.min(left.ms, withinMs) : Math.round((withinMs * left.share) / 1_000) * 1_000;

function actionsOf(
  { raisePriority, nextStep, escalate, notify, tell }: MarkRule,
  customer: Customer,
): MarkActions {
  return { raisePriority, nextStep, escalate, notify, tell: textFor(tell, customer) };
}

/** Of the first that is for the channel: in the customer's language, else in its main language, else the first. Calls hear none. */
export function textFor(
  rules: readonly TextRule[],
  { channel, attributes }: Pick<Customer, 'channel' | 'attributes'>,
): string | null {
  if (channel === 'voice') return null;
  const rule = rules.find(({ channels }) => channels === null || channels.includes(channel));
  if (rule === undefined) return null;
  const language = typeof attributes['language'] === 'string' ? attributes['language'] : '';
  const { texts } = rule;
  return texts[language] ?? texts[language.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? null;
}

function hoursFor(
  { calendars }: Policy,
  wanted: readonly { readonly calendar: string | null; readonly withinMs: number }[],
  { startedAt }: Customer,
): Record<string, Openings> {
  const names = [...new Set(wanted.flatMap(({ calendar }) => calendar ?? []))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const hours = calendars.get(name);
      if (hours === undefined) return [];
      const longest = Math.max(...wanted.map((one) => (one.calendar === name ? one.withinMs : 0)));
      const due = instantAfterWorkingTime(hours, startedAt, longest) ?? startedAt;
      const until = Math.min(due + AHEAD_MS, startedAt + HORIZON_MS);
      return [[name, openingsAhead(hours, startedAt, until)]];
    }),
  );
}
