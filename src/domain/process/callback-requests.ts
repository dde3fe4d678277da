import type { ActionOf } from '../actions';
import { DEFAULT_CALLBACKS, type CallbackRules } from '../callback';
import type { RoutingDecision } from '../decision';
import type { Interaction } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Leg } from '../leg';
import { decisionOf } from './keys';

/* What the process asks for a customer who is called back, word for word. */

/** Why the call's task ends. */
export const BECAUSE_CALLBACK = 'callback';
export const rulesOf = ({ decision }: Interaction): CallbackRules => decision?.callbacks ?? DEFAULT_CALLBACKS;

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
