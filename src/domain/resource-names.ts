/**
 * Our resources in a workspace are named `throughline/…`; nothing else in it is ever changed. This is the one place that
 * turns a policy's queue names into TaskRouter's and back.
 */
const PREFIX = 'throughline/';

/** The friendly name of the TaskRouter queue that stands for a policy's queue. */
export const queueFriendlyName = (queue: string): string => `${PREFIX}${queue}`;

/** The queue as the policy names it. A queue that is not ours keeps its friendly name. */
export const queueNameOf = (friendlyName: string): string =>
  isOurs(friendlyName) ? friendlyName.slice(PREFIX.length) : friendlyName;

/** Whether a queue or a workflow of this friendly name is ours to change. */
export const isOurs = (friendlyName: string): boolean => friendlyName.startsWith(PREFIX);
