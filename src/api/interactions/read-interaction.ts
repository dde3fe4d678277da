import type { InteractionView } from '../../domain/interaction-view';
import { REFUSALS } from '../../domain/failure-types';
import type { Principal } from '../authenticate';
import { RequestError } from '../request-error';
import { interactionIdOf, type Operation, type OperationDeps } from './call';

/** An agent sees the interactions that have or had a leg with them; everybody else sees all. */
export const maySee = ({ actor }: Principal, view: InteractionView): boolean =>
  actor.kind !== 'agent' || view.legs.some((leg) => leg.agent?.sid === actor.id);

/** `GET /v1/interactions/{id}`. An agent sees the interactions that have or had a leg with them. */
export const createReadInteraction =
  ({ gateway }: OperationDeps): Operation =>
  async ({ principal, request }) => {
    const view = await gateway.read(interactionIdOf(request));
    if (!maySee(principal, view)) {
      throw new RequestError(REFUSALS.notOwner, 403, 'No leg of this interaction is or was yours.');
    }
    return { status: 200, body: view };
  };
