import { maySee } from '../interactions/read-interaction';
import { interactionIdOf, type Operation, type OperationDeps } from '../interactions/call';
import { RequestError } from '../request-error';
import { REFUSALS } from '../../domain/failure-types';

/**
 * `GET /v1/interactions/{id}/escalations/{escalationId}`: also when its interaction is over. An agent sees those of the
 * interactions that have or had a leg with them.
 */
export const createReadEscalation =
  ({ gateway }: OperationDeps): Operation =>
  async ({ principal, request }) => {
    const id = interactionIdOf(request);
    if (principal.actor.kind === 'agent' && !maySee(principal, await gateway.read(id))) {
      throw new RequestError(REFUSALS.notOwner, 403, 'No leg of this interaction is or was yours.');
    }
    const escalationId = String(request.params['escalationId']);
    return { status: 200, body: await gateway.readEscalation({ id, escalationId }) };
  };
