import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { customerIdIn } from '../domain/adoption';
import { asInteractionId } from '../domain/ids';
import type { EnqueuePlan, InteractionStart } from '../domain/interaction';
import type { Instant } from '../domain/json';
import { INTERACTION_WORKFLOW, planUpdate } from '../workflows/messages';
import { rememberConversation } from './conversations-in-hand';
import { GatewayError, type InboundCall, type InboundConversation } from './port';
import { startOptions } from './start-options';

/** Constant, so that a webhook that Twilio repeats is given the plan it was given before. */
const PLAN_UPDATE_ID = 'plan';

export const planCall = (client: Client, call: InboundCall, now: Instant): Promise<EnqueuePlan> =>
  plan(client, now, {
    interactionId: asInteractionId(call.callSid),
    birth: { kind: 'call', callSid: call.callSid },
    source: 'voice',
    externalId: null,
    channel: 'voice',
    customer: { id: customerIdIn(call.attributes), name: null, address: call.from },
    given: { ...call.attributes, channel: 'voice' },
    continues: null,
  });

export const planConversation = (
  client: Client,
  { executionSid, conversationSid, channel, customerId, address, identity, attributes }: InboundConversation,
  now: Instant,
): Promise<EnqueuePlan> =>
  plan(client, now, {
    interactionId: asInteractionId(executionSid),
    birth: { kind: 'conversation', conversationSid },
    source: 'studio',
    externalId: null,
    channel,
    customer: { id: customerId ?? customerIdIn(attributes), name: null, address },
    given: { ...attributes, channel },
    continues: null,
    conversation: { sid: conversationSid, identity, binding: null },
  });

/** Starts the interaction unless it has started, and waits for what its route is to be told by. */
async function plan(client: Client, now: Instant, start: InteractionStart): Promise<EnqueuePlan> {
  const startWorkflowOperation = new WithStartWorkflowOperation(INTERACTION_WORKFLOW, {
    ...startOptions(start, now),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  try {
    if (start.birth.kind === 'conversation') {
      rememberConversation(client, start.birth.conversationSid, start.interactionId);
    }
    return await client.workflow.executeUpdateWithStart(planUpdate, {
      updateId: PLAN_UPDATE_ID,
      args: [],
      startWorkflowOperation,
    });
  } catch (error) {
    // The update fails when the interaction ended before its route was decided.
    const over =
      error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowUpdateFailedError;
    if (!over) throw error;
    throw new GatewayError('interaction_over', 'The interaction of this contact is over.', { cause: error });
  }
}
