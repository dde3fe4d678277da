import { messageRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, interactionIdOf, type Operation, type OperationDeps } from './call';

/** `POST /v1/interactions/{id}/messages`: a fact, answered once it is durable. */
export const createTellMessage =
  ({ gateway, now }: OperationDeps): Operation =>
  async ({ request }) => {
    const { author, at } = parseOrRefuse(messageRequest, bodyOf(request), 'body');
    const interactionId = interactionIdOf(request);
    await gateway.tellMessage(interactionId, author, at === undefined ? now() : Date.parse(at));
    return { status: 202, body: { interactionId } };
  };
