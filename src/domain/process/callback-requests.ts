import type { ActionOf } from '../actions';
import { DEFAULT_CALLBACKS, isPhoneNumber, type CallbackRules } from '../callback';
import type { RoutingDecision } from '../decision';
import type { Interaction } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Leg } from '../leg';
import { decisionOf } from './keys';

/* What the process asks for a customer who is called back, word for word. */

/** Why the call's task ends. */
export const BECAUSE_CALLBACK = 'callback';
export const rulesOf = ({ decision }: Interaction): CallbackRules => decision?.callbacks ?? DEFAULT_CALLBACKS;

/** Whether somebody is still to be called. */
export const isOpen = ({ callback }: Interaction): boolean => callback?.result === null;

/** Whether who hears the ending of this route hears that they are called back. */
export const mayCallBack = (
  { start, callback }: Interaction,
  { origin }: Leg,
  { ending }: RoutingDecision,
): boolean =>
  ending.kind === 'callback' && origin === 'enqueue' && !callback && isPhoneNumber(start.customer.address);

/** Who was to hear it by the answer to their call: that was lost if they are in a queue. */
export const isUnheard = ({ decision, told }: Interaction, { superseded, callSid }: Leg): boolean =>
  decision?.afterHours?.kind === 'callback' &&
  told === 'no' &&
  superseded === BECAUSE_CALLBACK &&
  callSid !== null;

/** Whether the queues are open then. */
export const planCallback = (state: Interaction, notBefore: Instant): ActionOf<'planCallback'> => ({
  do: 'planCallback',
  queues: [...new Set(decisionOf(state).steps.map(({ queue }) => queue))],
  notBefore,
});

/** Nobody hangs on: the last queue of the route has its time for calls. */
export function callbackRoute(state: Interaction): RoutingDecision {
  const decision = decisionOf(state);
  const { acceptWithinMs } = rulesOf(state);
  const last = decision.steps.length - 1;
  const steps = decision.steps.map((step, index) =>
    index === last
      ? { ...step, acceptWithinMs, deadlineMs: step.deadlineMs - step.acceptWithinMs + acceptWithinMs }
      : step,
  );
  return { ...decision, steps };
}

/** What whoever accepts it needs to call. */
export const callbackAttributes = ({ callback }: Interaction, { callSid }: Leg): JsonObject =>
  callback && callSid === null ? { callback: { to: callback.to, attempt: callback.failed + 1 } } : {};
