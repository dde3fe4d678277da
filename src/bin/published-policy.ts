import type { PolicyStore } from '../adapters/policy-store/port';
import type { PublishedPolicyView } from '../api/deps';
import { pacedQueues, parsePolicy, routingKeys } from '../policy';

/** What the API needs to know of the policy in force, parsed once per version. Rejects while none is published. */
export function publishedPolicyReader(store: PolicyStore): () => Promise<PublishedPolicyView> {
  let last: PublishedPolicyView | null = null;
  return async () => {
    const { version, text, routingPlans } = await store.current();
    if (last?.version === version) return last;
    const parsing = parsePolicy(text, { version });
    if (!parsing.ok) throw new Error(`The published policy ${version} does not parse.`);
    const { policy } = parsing;
    last = {
      version,
      routingPlans,
      attributeNames: routingKeys(policy),
      queueNames: policy.queues.map(({ name }) => name),
      pacedQueues: (at) => pacedQueues(policy, at),
    };
    return last;
  };
}
