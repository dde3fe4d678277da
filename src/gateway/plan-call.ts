import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { customerIdIn } from '../domain/adoption';
import { asInteractionId } from '../domain/ids';
import type { EnqueuePlan } from '../domain/interaction';
import { INTERACTION_WORKFLOW, planUpdate } from '../workflows/messages';
import { GatewayError, type InboundCall } from './port';
import { startOptions } from './start-options';

/** Constant, so that a webhook that Twilio repeats is given the plan it was given before. */
const PLAN_UPDATE_ID = 'plan';

export async function planCall(client: Client, call: InboundCall): Promise<EnqueuePlan> {
  const startWorkflowOperation = new WithStartWorkflowOperation(INTERACTION_WORKFLOW, {
    ...startOptions({
      interactionId: asInteractionId(call.callSid),
      birth: { kind: 'call', callSid: call.callSid },
      source: 'voice',
      externalId: null,
      channel: 'voice',
      customer: { id: customerIdIn(call.attributes), name: null, address: call.from },
      given: { ...call.attributes, channel: 'voice' },
      continues: null,
    }),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  try {
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
    throw new GatewayError('interaction_over', 'The interaction of this call is over.', { cause: error });
  }
}
