import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { interactionWorkflowId } from '../domain/ids';
import type { Instant } from '../domain/json';
import { INTERACTION_WORKFLOW } from '../workflows/messages';
import { rememberConversation } from './conversations-in-hand';
import { findInteraction } from './find';
import { interactionIdOf } from './identity';
import { GatewayError, type InteractionRequest, type Started } from './port';
import { startOptions } from './start-options';

export async function startInteraction(
  client: Client,
  request: InteractionRequest,
  now: Instant,
): Promise<Started> {
  const interactionId = interactionIdOf(request);
  const workflowId = interactionWorkflowId(interactionId);
  const { source, externalId, channel, customer, attributes, conversation } = request;
  const options = startOptions(
    {
      interactionId,
      birth: { kind: 'request' },
      source,
      externalId,
      channel,
      customer,
      given: attributes,
      continues: null,
      ...(conversation !== null && { conversation }),
    },
    now,
    { bodyHash: request.bodyHash, ...(request.idempotencyKey && { idempotencyKey: request.idempotencyKey }) },
  );
  try {
    await client.workflow.start(INTERACTION_WORKFLOW, options);
    if (conversation?.sid) rememberConversation(client, conversation.sid, interactionId);
    return { interactionId, workflowId, phase: 'intake', created: true };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  const found = await findInteraction(client, interactionId);
  if (found?.bodyHash !== request.bodyHash) {
    throw new GatewayError('idempotency_conflict', 'This identity was used before, with another body.');
  }
  return { interactionId, workflowId, phase: found.phase, created: false };
}
