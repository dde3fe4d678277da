import type { Channel } from '../../domain/channel';
import type { NamedConversation } from '../../domain/conversation';
import { asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { queueNameOf } from '../../domain/resource-names';
import { OutsideError } from '../outside-error';
import type { NewRoutingTask, RoutingTask, RoutingTaskStatus } from '../taskrouter/port';

/* The shapes of Flex's Interactions API (Twilio docs, Flex, "Interactions API"): JSON in form fields, snake_case. */

/** Flex has its own name for one of our channels; the rest are named alike. */
const FLEX_CHANNELS: Partial<Record<Channel, string>> = { chat: 'web' };

/** `Channel`: the customer's conversation where there is one, else whom to open one with. */
export const channelFor = ({
  channel,
  sid,
  binding,
}: NamedConversation & { readonly channel: Channel }): object => ({
  type: FLEX_CHANNELS[channel] ?? channel,
  initiated_by: sid === null ? 'api' : 'customer',
  ...(sid !== null && { properties: { media_channel_sid: sid } }),
  ...(sid === null &&
    binding !== null && {
      participants: [{ address: binding.address, proxy_address: binding.proxyAddress }],
    }),
});

/** `Routing`: the task that asks for an agent. */
export const routingFor = (workspaceSid: string, task: Omit<NewRoutingTask, 'virtualStartTime'>): object => ({
  properties: {
    workspace_sid: workspaceSid,
    workflow_sid: task.routingPlan,
    task_channel_unique_name: task.taskChannel,
    attributes: task.attributes,
    priority: task.priority,
    timeout: task.timeoutSeconds,
  },
});

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const seconds = (value: unknown): number | null => (typeof value === 'number' ? value * 1_000 : null);

function attributesIn(value: unknown): JsonObject {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as JsonObject) : {};
}

/**
 * The task in an answer, which shows TaskRouter's inner format: dates in seconds since the epoch, no version. Throws
 * OutsideError `unknown` when the answer names none: it may be made all the same.
 */
export function invitedTask(
  routing: unknown,
  { interactionSid, channelSid }: { readonly interactionSid: string; readonly channelSid: string },
): RoutingTask {
  const { properties } = (routing ?? {}) as { properties?: Record<string, unknown> };
  const taskSid = text(properties?.sid);
  const createdAt = seconds(properties?.date_created);
  if (properties === undefined || taskSid === null || createdAt === null) {
    throw new OutsideError(
      'Nobody knows whether Flex asked for an agent: no task in its answer.',
      'unknown',
      null,
    );
  }
  const queue = text(properties.queue_name);
  return {
    taskSid: asTaskSid(taskSid),
    status: (text(properties.assignment_status) ?? 'pending') as RoutingTaskStatus,
    version: '0',
    attributes: {
      ...attributesIn(properties.attributes),
      flexInteractionSid: interactionSid,
      flexInteractionChannelSid: channelSid,
    },
    queue: queue === null ? null : queueNameOf(queue),
    createdAt,
    updatedAt: seconds(properties.date_updated) ?? createdAt,
    reason: null,
  };
}
