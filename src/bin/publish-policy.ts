import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { PolicyMissingError } from '../adapters/policy-store/port';
import type { PolicyStore, PublishedPolicy } from '../adapters/policy-store/port';
import { policyVersionOf } from '../adapters/policy-store/policy-version';
import { applyRoutingPlans } from '../adapters/taskrouter/apply-routing-plans';
import { compileRoutingPlans, parsePolicy, type Policy, type PolicyProblem } from '../policy';

/** A policy that cannot be published. The message has a line per problem, each beginning with its place. */
export class PolicyInvalidError extends Error {
  override readonly name = 'PolicyInvalidError';

  constructor(
    readonly source: string,
    readonly problems: readonly PolicyProblem[],
  ) {
    const lines = problems.map(
      ({ line, column, code, message, fix }) => `${source}:${line}:${column} ${code} ${message} ${fix}`,
    );
    super(`The policy has mistakes:\n${lines.join('\n')}`);
  }
}

export interface PolicyDraft {
  readonly text: string;
  readonly version: string;
  /** Where the text is from, for messages. */
  readonly source: string;
}

export interface PolicyTarget {
  readonly workspace: WorkspaceContext;
  readonly store: PolicyStore;
  /** Where TaskRouter asks before it reserves an agent. */
  readonly assignmentCallbackUrl: string;
  /** Whether open interactions were routed by that version, so that its routing plan must stay. */
  readonly isInUse: (version: string) => Promise<boolean>;
}

export interface PolicyPublication {
  readonly version: string;
  /** What was changed in the workspace, in words; empty when it agreed already. */
  readonly written: readonly string[];
}

const parse = ({ text, version, source }: PolicyDraft): Policy => {
  const parsing = parsePolicy(text, { version });
  if (!parsing.ok) throw new PolicyInvalidError(source, parsing.problems);
  return parsing.policy;
};

/** A policy's text, read. Throws PolicyInvalidError. */
export const readPolicy = (text: string, source: string): Policy =>
  parse({ text, version: 'unpublished', source });

/** A text with the version it will have. Throws PolicyInvalidError. */
export const draftPolicy = (text: string, source: string): PolicyDraft => {
  const { name } = readPolicy(text, source);
  return { text, version: policyVersionOf(name, text), source };
};

const versionInForce = async (store: PolicyStore): Promise<string | null> => {
  try {
    return (await store.current()).version;
  } catch (error) {
    if (error instanceof PolicyMissingError) return null;
    throw error;
  }
};

/**
 * The older versions under which interactions are still open. The one that is superseded now always stays: somebody may
 * have decided by it a moment ago, and their task is not made yet.
 */
const olderInUse = async (version: string, { store, isInUse }: PolicyTarget): Promise<readonly Policy[]> => {
  const superseded = await versionInForce(store);
  const older: PublishedPolicy[] = [];
  for (const published of await store.history()) {
    if (published.version === version) continue;
    if (published.version === superseded || (await isInUse(published.version))) older.push(published);
  }
  return older.map(({ text, version: itsVersion }) =>
    parse({ text, version: itsVersion, source: itsVersion }),
  );
};

/**
 * Makes TaskRouter route by a policy and puts it in force. May be repeated: what agrees already is left alone. Throws
 * PolicyInvalidError with every problem, or OutsideError when TaskRouter does not do it; the policy that was in force
 * then stays so.
 */
export const publishPolicy = async (draft: PolicyDraft, target: PolicyTarget): Promise<PolicyPublication> => {
  const { text, version } = draft;
  const { assignmentCallbackUrl, store, workspace } = target;
  const compiled = compileRoutingPlans([parse(draft), ...(await olderInUse(version, target))]);
  const { routingPlans, written } = await applyRoutingPlans(workspace, compiled, { assignmentCallbackUrl });
  await store.publish({ version, text, routingPlans });
  return { version, written };
};
