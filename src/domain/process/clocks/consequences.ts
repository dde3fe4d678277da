import type { ActionOf } from '../../actions';
import { THROUGHLINE } from '../timeline';
import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import type { ClockPlan, MarkActions } from '../../clocks/plan';
import { background } from '../background';
import { escalateByItself } from '../escalating';
import { hurry, raisePriority } from '../hurrying';
import { tellLater } from './updates';

/* What is done when a clock passes a mark. Each is done once; what has become pointless by then is left. */

type Passed = ActionOf<'passMark'>;

export function follow(state: Interaction, plan: ClockPlan, passed: Passed, now: Instant): Interaction {
  const actions = passed.mark === 'breach' ? plan.breach : plan.warning;
  if (actions === null) return state;
  return [raised, movedOn, escalated, notified, told].reduce(
    (known, one) => one(known, actions, passed, now),
    state,
  );
}

type Consequence = (state: Interaction, actions: MarkActions, passed: Passed, now: Instant) => Interaction;

const keyOf = ({ clock, round, mark }: Passed): string => `clock-${clock}-${round}-${mark}`;

const raised: Consequence = (state, { raisePriority: points }, passed, now) =>
  points === 0 ? state : raisePriority(state, points, `${passed.clock} ${passed.mark}`, now);

const movedOn: Consequence = (state, { nextStep }, _, now) => (nextStep ? hurry(state, now) : state);

const escalated: Consequence = (state, { escalate }, passed, now) =>
  escalate === null
    ? state
    : escalateByItself(state, keyOf(passed), { by: THROUGHLINE, ladder: escalate }, now);

const notified: Consequence = (state, { notify }, { clock, round, mark }, now) =>
  notify === null
    ? state
    : background(state, `notify:${clock}:${round}:${mark}`, {
        work: 'notify',
        channel: notify,
        clock,
        round,
        mark,
        at: now,
      });

const told: Consequence = (state, { tell }, passed, now) =>
  tell === null
    ? state
    : tellLater(
        state,
        { key: keyOf(passed), text: tell, about: { clock: passed.clock, round: passed.round } },
        now,
      );
