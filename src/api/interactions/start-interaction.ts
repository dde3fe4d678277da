import type { Operation, OperationDeps } from './call';
import { readStartRequest } from './start-request';

/** `POST /v1/interactions`: 201 when it was started, 200 when the same request came before. */
export const createStartInteraction =
  ({ gateway, twilio }: OperationDeps): Operation =>
  async ({ request }) => {
    const started = await gateway.start(readStartRequest(request, twilio.accountSid));
    const self = `/v1/interactions/${started.interactionId}`;
    return {
      status: started.created ? 201 : 200,
      headers: { Location: self },
      body: {
        interactionId: started.interactionId,
        workflowId: started.workflowId,
        phase: started.phase,
        links: { self, notes: `${self}/notes`, resolve: `${self}/resolve`, cancel: `${self}/cancel` },
      },
    };
  };
