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

/**
 * Why we ended a task, as we wrote into it before: a call's task is ended by redirecting the call, and TaskRouter then
 * gives a reason of its own.
 */
export const endReasonIn = (attributes: JsonObject): string | null => {
  const { ending } = ours(attributes);
  return typeof ending === 'string' ? ending : null;
};

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
