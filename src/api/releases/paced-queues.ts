import type { Instant } from '../../domain/json';
import type { PacedQueue } from '../../policy';
import type { PublishedPolicyView } from '../deps';
import type { Call, OperationDeps } from '../interactions/call';
import { RequestError } from '../request-error';

/** Throws RequestError 503 `policy_missing` while there is none. */
export async function policyOf({ policy }: Pick<OperationDeps, 'policy'>): Promise<PublishedPolicyView> {
  try {
    return await policy();
  } catch {
    throw new RequestError('policy_missing', 503, 'No routing policy is published.', {
      headers: { 'Retry-After': '5' },
    });
  }
}

/** The queue that the path names. Throws RequestError 404 `queue_not_found`, 409 `queue_not_paced`. */
export async function pacedQueueOf(
  deps: Pick<OperationDeps, 'policy'>,
  { request }: Pick<Call, 'request'>,
  now: Instant,
): Promise<PacedQueue> {
  const { queue: name } = request.params;
  const { queueNames, pacedQueues } = await policyOf(deps);
  const paced = pacedQueues(now).find(({ queue }) => queue === name);
  if (paced !== undefined) return paced;
  if (typeof name !== 'string' || !queueNames.includes(name)) {
    throw new RequestError('queue_not_found', 404, 'The routing policy has no queue of this name.');
  }
  const why = `The queue ${name} lets in all at once who was held: its policy does not say \`release\`.`;
  throw new RequestError('queue_not_paced', 409, why);
}
