import type { ActionOf } from '../../actions';
import type { DoneFact, FailedFact } from '../../facts';
import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import { nextOpen } from '../../clocks/openings';
import type { ServicePlan } from '../../clocks/plan';
import type { Service, Update } from '../../clocks/clocks';
import type { Agenda } from '../agenda';
import { isHeld } from '../held';
import { say } from '../saying';
import { record, THROUGHLINE } from '../timeline';
import { answeredAt, isEnding } from './evidence';

/*
 * What the customer is told as time passes. Each text is tried once, whatever comes of it: nobody is to read it twice. It
 * is said on the main line, where one thing is done at a time, so that no ending overtakes it; what falls into quiet hours
 * waits for their end, and is said then if it is still true.
 */

const quietFor = ({ plan }: Pick<Service, 'plan'>, at: Instant): Instant =>
  plan.quiet === null ? at : nextOpen(plan.hours[plan.quiet] ?? null, at);

export const waitingUpdates = ({ startedAt, start }: Interaction, plan: ServicePlan): readonly Update[] =>
  start.channel === 'voice'
    ? []
    : plan.whileWaiting.map(({ afterMs, text }, n) => ({
        key: `waiting-${n + 1}`,
        text,
        at: quietFor({ plan }, startedAt + afterMs),
        about: 'waiting' as const,
      }));

export function tellLater(state: Interaction, update: Omit<Update, 'at'>, now: Instant): Interaction {
  const { service } = state;
  if (service === undefined || state.start.channel === 'voice') return state;
  const updates = [...service.updates, { ...update, at: quietFor(service, now) }];
  return { ...state, service: { ...service, updates } };
}

/** What is not true any more is not said. Comes after every fact. */
export function settleUpdates(state: Interaction): Interaction {
  const { service } = state;
  if (service === undefined || service.updates.length === 0) return state;
  const updates = service.updates.filter((update) => isTrue(state, service, update));
  return updates.length === service.updates.length ? state : { ...state, service: { ...service, updates } };
}

function isTrue(state: Interaction, { clocks }: Service, { about }: Update): boolean {
  if (state.outcome !== null || (state.conversation?.closedAt ?? null) !== null) return false;
  if (about === 'waiting') {
    // Who was told of the opening does not wait for "soon".
    return (
      !isHeld(state) &&
      answeredAt(state) === null &&
      state.legs.every(({ acceptance }) => acceptance === null)
    );
  }
  const clock = clocks.find((one) => one.clock === about.clock);
  return clock !== undefined && clock.round === about.round && clock.end === null;
}

/** Never after the end, nor while it is being brought about. */
export function updatesAgenda(state: Interaction): Agenda {
  const { service } = state;
  if (service === undefined || isEnding(state)) return [];
  return service.updates.flatMap((update) => {
    const act = sayUpdate(state, update);
    return act === null ? [] : [{ what: 'tell_customer', at: update.at, act }];
  });
}

const KEY = 'update:';

const sayUpdate = (state: Interaction, { key, text }: Update): ActionOf<'sendMessage'> | null =>
  say(state, { key: `${state.start.interactionId}:${KEY}${key}`, text });

const updateOf = ({ start }: Interaction, { key }: ActionOf<'sendMessage'>): string | null => {
  const prefix = `${start.interactionId}:${KEY}`;
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
};

/** Whether an action says an update, not the route's ending. */
export const saysUpdate = (state: Interaction, action: { readonly do: string }): boolean =>
  action.do === 'sendMessage' && updateOf(state, action as ActionOf<'sendMessage'>) !== null;

export const saidUpdate = (
  state: Interaction,
  { action, receivedAt }: DoneFact<'sendMessage'>,
): Interaction => {
  const what = updateOf(state, action);
  return record(withoutUpdate(state, what), `told:${what}`, receivedAt, 'customer.told', THROUGHLINE, {
    what,
  });
};

/** It is not tried again: nobody knows whether it came. */
export function updateFailed(
  state: Interaction,
  { action, message, receivedAt }: FailedFact & { receivedAt: Instant },
) {
  const what = updateOf(state, action as ActionOf<'sendMessage'>);
  const failed = withoutUpdate(state, what);
  return record(failed, `told:${what}`, receivedAt, 'customer.not_told', THROUGHLINE, { what, why: message });
}

function withoutUpdate(state: Interaction, key: string | null): Interaction {
  const { service } = state;
  if (service === undefined) return state;
  return { ...state, service: { ...service, updates: service.updates.filter((one) => one.key !== key) } };
}
