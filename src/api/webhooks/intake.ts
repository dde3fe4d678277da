import type { JsonObject } from '../../domain/json';
import type { PublishedPolicyView } from '../deps';
import { isUnavailable } from './deliver';
import type { Webhook, WebhookDeps } from './webhook';

/** Never taken from parameters: the channel is known, and the other is ours. */
const NOT_FROM_PARAMETERS: readonly string[] = ['channel', 'throughline'];

/** Of an inbound contact's parameters, those that the routing policy declares. */
export function declaredIn(parameters: URLSearchParams, policy: PublishedPolicyView | null): JsonObject {
  const declared = (policy?.attributeNames ?? []).filter(
    (name) => parameters.has(name) && !NOT_FROM_PARAMETERS.includes(name),
  );
  return Object.fromEntries(declared.map((name) => [name, parameters.get(name)]));
}

/** A customer waits: whatever fails, they must still be routed, so failures only become reports here. */
export async function orNull<T>(
  work: Promise<T>,
  { events }: WebhookDeps,
  { requestId }: Webhook,
): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!isUnavailable(error)) events.onError(error, requestId);
    return null;
  }
}
