import { asCallSid, type CallSid } from '../../domain/ids';
import type { EnqueuePlan, InboundCall } from '../../gateway/port';
import { inboundCallForm } from '../contract/twilio';
import { within } from '../deadline';
import type { PublishedPolicyView } from '../deps';
import { parseOrRefuse } from '../field-errors';
import { declaredIn, orNull } from './intake';
import { enqueue, sayAndHangUp, sayAndRecord } from './twiml';
import type { WebhookDeps, WebhookHandler } from './webhook';

/** Out of hours the caller hears so, and is in no queue. */
function planned({ say, ...plan }: EnqueuePlan, publicUrl: string) {
  if (say?.record) return sayAndRecord(publicUrl, say.text, say.language);
  if (say) return sayAndHangUp(say.text, say.language);
  return enqueue(publicUrl, {
    routingPlan: plan.routingPlan,
    attributes: plan.attributes,
    priority: plan.priority,
    timeout: plan.timeoutSeconds,
  });
}

/** Without a plan the interaction id alone goes in; the routing plan's native filters take over. */
const unplanned = (callSid: CallSid, policy: PublishedPolicyView, publicUrl: string) =>
  enqueue(publicUrl, {
    routingPlan: policy.routingPlans.voice,
    attributes: { throughline: { interactionId: callSid } },
  });

/**
 * An inbound call: asks its interaction for the plan and enqueues the caller. Without an answer in time the caller is
 * enqueued all the same. Only when not even a routing plan is known is the answer 503, so that Twilio asks the
 * number's fallback URL.
 */
export const createVoice =
  (deps: WebhookDeps): WebhookHandler =>
  async (webhook) => {
    const { CallSid, From, To } = parseOrRefuse(inboundCallForm, webhook.form, 'body', 422);
    const callSid = asCallSid(CallSid);
    const policy = await orNull(within(deps.deadlines.policyMs, deps.policy()), deps, webhook);
    const attributes = declaredIn(webhook.searchParams, policy);
    const call: InboundCall = { callSid, from: From ?? '', to: To ?? '', attributes };
    const plan = await orNull(within(deps.deadlines.webhookMs, deps.gateway.planCall(call)), deps, webhook);
    const sids = [CallSid];
    if (plan) {
      return { status: 200, outcome: 'planned', sids, body: planned(plan, deps.publicUrl) };
    }
    return policy
      ? {
          status: 200,
          outcome: 'enqueued_without_plan',
          sids,
          body: unplanned(callSid, policy, deps.publicUrl),
        }
      : { status: 503, outcome: 'no_policy', sids };
  };
