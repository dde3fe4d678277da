import type { PublishedPolicy } from '../../adapters/policy-store/port';
import { isSpedUp } from '../../policy';
import { publishPolicy, type PolicyDraft, type PolicyTarget } from '../publish-policy';

export interface FasterPolicy {
  /** The version that comes back into force. */
  readonly former: string;
  /** Puts back in force what was before. Throws as publishPolicy does. */
  readonly restore: () => Promise<void>;
}

/** A faster copy in force was left behind by a replay that was killed: then what was before it is meant. */
async function policyToRestore({ store }: PolicyTarget): Promise<PublishedPolicy> {
  const current = await store.current();
  if (!isSpedUp(current.version)) return current;
  const written = (await store.history()).find(({ version }) => !isSpedUp(version));
  return written ?? current;
}

/**
 * Puts a policy in force for as long as a replay takes, as `throughline policy apply` does. Throws PolicyMissingError
 * when none was in force, or as publishPolicy does; the one that was in force then stays so.
 */
export async function putInForce(faster: PolicyDraft, target: PolicyTarget): Promise<FasterPolicy> {
  const { text, version } = await policyToRestore(target);
  await publishPolicy(faster, target);
  return {
    former: version,
    restore: async () => void (await publishPolicy({ text, version, source: version }, target)),
  };
}
