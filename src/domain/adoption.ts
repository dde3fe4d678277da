import { CHANNELS, type Channel } from './channel';
import { asInteractionId, type InteractionId } from './ids';
import type { InteractionStart } from './interaction';
import type { JsonObject, JsonValue } from './json';
import type { NewTask } from './routing-event';

/** Flex names some channels otherwise (Flex: attribute `channelType`; TaskRouter: task channel's unique name). */
const ALIASES: Record<string, Channel> = {
  web: 'chat',
  messenger: 'chat',
  video: 'voice',
  'web-chat': 'chat',
};

/** The channel of this name, ours or Flex's; undefined when it is none. */
export const channelNamed = (name: JsonValue | undefined): Channel | undefined =>
  typeof name === 'string' ? (CHANNELS.find((channel) => channel === name) ?? ALIASES[name]) : undefined;

const channelOf = ({ callSid, attributes, taskChannel }: NewTask): Channel =>
  callSid !== null
    ? 'voice'
    : (channelNamed(attributes.channel) ??
      channelNamed(attributes.channelType) ??
      channelNamed(taskChannel ?? '') ??
      'chat');

const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null);

/** The customer's id in the CRM, where the attributes name one (Flex Insights: `customers.external_id`). */
export function customerIdIn(attributes: JsonObject): string | null {
  const { customers } = attributes;
  const external =
    typeof customers === 'object' && customers !== null && !Array.isArray(customers) && customers.external_id;
  return text(attributes.customer_id) ?? text(external || null);
}

/** How an interaction begins that we first hear of through one of its tasks. */
export const startFromTask = (
  interactionId: InteractionId,
  task: NewTask,
  continues: InteractionId | null,
): InteractionStart => ({
  interactionId,
  birth: { kind: 'task', task },
  source: 'taskrouter',
  externalId: null,
  channel: channelOf(task),
  customer: { id: customerIdIn(task.attributes), name: null, address: null },
  given: task.attributes,
  continues,
});

/** A task that names no interaction of ours is one of its own. */
export const interactionIdOfTask = (task: NewTask): InteractionId =>
  task.interactionId ?? asInteractionId(task.callSid ?? task.taskSid);
