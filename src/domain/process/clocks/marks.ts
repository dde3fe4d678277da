import type { ActionOf } from '../../actions';
import type { DoneFact } from '../../facts';
import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import type { ClockPlan, MarkName } from '../../clocks/plan';
import type { Clock } from '../../clocks/clocks';
import type { Agenda } from '../agenda';
import { record, THROUGHLINE } from '../timeline';
import { follow } from './consequences';
import { isEnding } from './evidence';
import { clockOf, withClock } from './settle';

/*
 * The marks of clocks: a warning, then the breach. They are deadlines like any other. While somebody's wish to end the
 * interaction is with TaskRouter none is passed: who resolved it in time has resolved it in time.
 */

export function clocksAgenda(state: Interaction): Agenda {
  const { service } = state;
  if (service === undefined || isEnding(state)) return [];
  // Of two that are due, long after both, the warning is not worth a word any more.
  return [
    ...service.clocks.flatMap((clock) => due(clock, 'breach', 'due')),
    ...service.clocks.flatMap((clock) => due(clock, 'warning', 'warning')),
  ];
}

const instantOf = (clock: Clock, mark: MarkName): Instant | null => {
  if (clock.since === null || clock.end !== null || clock.breachedAt !== null) return null;
  return mark === 'breach' ? clock.dueAt : clock.warnsAt;
};

function due(clock: Clock, mark: MarkName, word: string): Agenda {
  const at = instantOf(clock, mark);
  if (at === null) return [];
  const { clock: name, round } = clock;
  return [{ what: `${name}_${word}`, at, act: { do: 'passMark', clock: name, round, mark } }];
}

/** Its instant has come. */
export function passMark(state: Interaction, { action, receivedAt }: DoneFact<'passMark'>): Interaction {
  const { service } = state;
  const plan = service?.plan.clocks.find(({ clock }) => clock === action.clock);
  const clock = clockOf(service, action);
  if (service === undefined || plan === undefined || clock === null) return state;
  const at = instantOf(clock, action.mark);
  if (clock.round !== action.round || at === null || receivedAt < at) return state;
  const marked = action.mark === 'breach' ? breached(state, clock, at) : warned(state, clock, at);
  return follow(toldOf(marked, plan, action, receivedAt), plan, action, receivedAt);
}

const warned = (state: Interaction, clock: Clock, at: Instant): Interaction =>
  withClock(state, { ...clock, warnedAt: at, warnsAt: null });

function breached(state: Interaction, clock: Clock, at: Instant): Interaction {
  const known = withClock(state, { ...clock, breachedAt: at, warnsAt: null });
  return known.service === undefined
    ? known
    : { ...known, service: { ...known.service, breaches: known.service.breaches + 1 } };
}

const toldOf = (
  state: Interaction,
  { withinMs, calendar }: ClockPlan,
  { clock, round, mark }: ActionOf<'passMark'>,
  now: Instant,
): Interaction =>
  record(
    state,
    `clock:${clock}:${round}:${mark}`,
    now,
    mark === 'breach' ? 'clock.breached' : 'clock.warned',
    THROUGHLINE,
    { clock, ...(round > 1 && { round }), withinMs, calendar },
  );

/** The next instant by which one of its clocks wants something; null: none runs. */
export function nextDueAt({ service, outcome }: Interaction): Instant | null {
  const open = outcome === null ? (service?.clocks ?? []) : [];
  const instants = open.flatMap((clock) => instantOf(clock, 'breach') ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}
