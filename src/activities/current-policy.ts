import type { PolicyStore, PublishedPolicy } from '../adapters/policy-store/port';
import { parsePolicy, type Policy } from '../policy';

export interface CurrentPolicy extends PublishedPolicy {
  readonly policy: Policy;
}

/**
 * Reads the policy in force, parsed once per version. While it cannot be read the last one that could be stays in force:
 * customers are routed by it rather than kept waiting. Rejects when none was ever read.
 */
export function currentPolicyReader(store: PolicyStore): () => Promise<CurrentPolicy> {
  let last: CurrentPolicy | null = null;
  return async () => {
    try {
      last = await read(store, last);
    } catch (error) {
      if (last === null) throw error;
    }
    return last;
  };
}

async function read(store: PolicyStore, last: CurrentPolicy | null): Promise<CurrentPolicy> {
  const published = await store.current();
  if (last?.version === published.version) return last;
  const parsed = parsePolicy(published.text, { version: published.version });
  if (!parsed.ok) throw new Error(`The published policy ${published.version} does not parse.`);
  return { ...published, policy: parsed.policy };
}
