import type { PolicyStore, PublishedPolicy } from '../adapters/policy-store/port';
import { parsePolicy, type Policy } from '../policy';

export interface CurrentPolicy extends PublishedPolicy {
  readonly policy: Policy;
}

/** Reads the policy in force, parsed once per version. Throws Error when what was published does not parse. */
export function currentPolicyReader(store: PolicyStore): () => Promise<CurrentPolicy> {
  let last: CurrentPolicy | null = null;
  return async () => {
    const published = await store.current();
    if (last?.version === published.version) return last;
    const parsed = parsePolicy(published.text, { version: published.version });
    if (!parsed.ok) throw new Error(`The published policy ${published.version} does not parse.`);
    last = { ...published, policy: parsed.policy };
    return last;
  };
}
