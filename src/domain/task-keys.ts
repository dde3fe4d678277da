import type { JsonObject } from './json';
import type { TaskKeys } from './actions';

/** Our own keys in a task's attributes live under this name; everything else belongs to the customer and to Flex. */
export const OUR_KEY = 'throughline';

const ours = (attributes: JsonObject): JsonObject => {
  const keys = attributes[OUR_KEY];
  return typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? keys : {};
};

/** Writes our keys over what is there, leaving everybody else's alone. */
export const withKeys = (
  attributes: JsonObject,
  keys: TaskKeys | { readonly ending: string },
): JsonObject => ({
  ...attributes,
  [OUR_KEY]: { ...ours(attributes), ...keys },
});

const endingIn = (attributes: JsonObject): string | null => {
  const { ending } = ours(attributes);
  return typeof ending === 'string' ? ending : null;
};

/** Ends of a task that can be ours: what is completed, or removed by TaskRouter itself, was not ended on our word. */
const ENDED_BY_US: ReadonlySet<string> = new Set(['canceled', 'deleted', 'task.canceled', 'task.deleted']);

/**
 * Why a task ended. Before we end one we write why into it, because a call's task is ended by redirecting the call and
 * TaskRouter then gives a reason of its own. The mark may outlive an ending that an acceptance beat, so it is believed
 * of cancelled and deleted tasks only; of everything else TaskRouter's own word holds.
 *
 * @param how the task's status, or the type of the event that tells of its end
 */
export const endReason = (how: string, attributes: JsonObject, told: string | null): string | null =>
  (ENDED_BY_US.has(how) ? endingIn(attributes) : null) ?? told;

/** Whether a task carries the mark of an ending, and `attributes` without it. */
export function withoutEnding(attributes: JsonObject): JsonObject | null {
  if (endingIn(attributes) === null) return null;
  const { ending: _, ...keys } = ours(attributes);
  return { ...attributes, [OUR_KEY]: keys };
}

/** Our keys as somebody sent them: each is checked, for desktop code may have written anything. */
export function keysIn(attributes: JsonObject): {
  interactionId: string | null;
  legId: string | null;
  origin: string | null;
} {
  const keys = ours(attributes);
  const text = (name: string) => (typeof keys[name] === 'string' ? keys[name] : null);
  return { interactionId: text('interactionId'), legId: text('legId'), origin: text('origin') };
}
