import { CHANNELS } from '../domain/channel';

/**
 * Names of policies, routes, queues and diagnostics. Short enough that a queue with the prefix of our resources stays
 * within the 64 characters of a TaskRouter friendly name, and our keys in a task within their budget.
 */
export const NAME = /^[A-Za-z][A-Za-z0-9-]{0,47}$/;
export const NAME_FORM = 'Use letters, digits and hyphens, a letter first, at most 48 characters.';

/** TaskRouter's expressions cannot name anything with a hyphen (Twilio docs, worker attributes). */
export const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,47}$/;
export const ATTRIBUTE_NAME_FORM =
  'Use letters, digits and underscores, a letter first, at most 48 characters.';

/** The attribute that every request has, whatever a policy declares. */
export const CHANNEL_ATTRIBUTE = { name: 'channel', values: CHANNELS } as const;

/** Names that are ours or Flex's in a routing task's attributes, or that mean something else in an expression. */
export const RESERVED_ATTRIBUTES: readonly string[] = [
  CHANNEL_ATTRIBUTE.name,
  'throughline',
  'conversations',
  'customers',
  ...['and', 'or', 'not', 'in', 'has', 'contains', 'true', 'false', 'null'],
];

/** The route of a leg that goes to one named agent. */
export const AGENT_ROUTE = 'agent';
/** The route of a leg that was transferred to a queue. */
export const queueRoute = (queue: string): string => `queue:${queue}`;
/** The route of a first leg that asks the agent who served the customer last before the route of this name. */
export const knownAgentRoute = (route: string): string => `known:${route}`;
/** The queue that holds every agent: TaskRouter finds a named agent only inside a queue the agent belongs to. */
export const EVERYONE = 'everyone';
