import { channelNamed } from '../../domain/adoption';
import { asConversationSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import type { InboundConversation } from '../../gateway/port';
import { studioForm } from '../contract/conversations';
import { within } from '../deadline';
import { parseOrRefuse } from '../field-errors';
import { declaredIn, orNull } from './intake';
import type { Webhook, WebhookDeps, WebhookHandler } from './webhook';

const json = (attributes: JsonObject) =>
  ({ type: 'application/json', text: JSON.stringify(attributes) }) as const;

const parametersOf = ({ form, searchParams }: Webhook): URLSearchParams =>
  new URLSearchParams([
    ...searchParams,
    ...Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  ]);

/**
 * An inbound conversation that Studio is about to hand to Flex: asks its interaction what the task is to say. Without an
 * answer in time the interaction's id alone is said; the routing plan's native filters take over.
 */
export const createStudio =
  (deps: WebhookDeps): WebhookHandler =>
  async (webhook) => {
    const fields = parseOrRefuse(studioForm, webhook.form, 'body', 422);
    const policy = await orNull(within(deps.deadlines.policyMs, deps.policy()), deps, webhook);
    const conversation: InboundConversation = {
      executionSid: fields.ExecutionSid,
      conversationSid: asConversationSid(fields.ConversationSid),
      channel: channelNamed(fields.Channel) ?? 'chat',
      customerId: fields.CustomerId ?? null,
      address: fields.Address ?? null,
      identity: fields.Identity ?? null,
      attributes: declaredIn(parametersOf(webhook), policy),
    };
    const planned = within(deps.deadlines.webhookMs, deps.gateway.planConversation(conversation));
    const plan = await orNull(planned, deps, webhook);
    const sids = [fields.ExecutionSid, fields.ConversationSid];
    return plan
      ? { status: 200, outcome: 'planned', sids, body: json(plan.attributes) }
      : {
          status: 200,
          outcome: 'enqueued_without_plan',
          sids,
          body: json({ throughline: { interactionId: fields.ExecutionSid } }),
        };
  };
