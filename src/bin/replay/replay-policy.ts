import { allRoutes, parsePolicy, speedUp, type Policy } from '../../policy';
import { draftPolicy, PolicyInvalidError, type PolicyDraft } from '../publish-policy';
import type { LoggedCall } from './call-log';
import type { InputProblem, Reading } from './input-problem';

/** The attributes that a call of the log carries; the first one a policy must know. */
export const SERVICE = 'service';
export const CUSTOMER_PRIORITY = 'customer_priority';

/** The policy that a replay puts in force, and what it says of time. */
export interface ReplayPolicy {
  /** The copy with its durations divided by the speed. */
  readonly faster: PolicyDraft;
  /** How long a caller waits at most, in the log's time and in the replay's. */
  readonly longestRouteMs: number;
  readonly fasterLongestRouteMs: number;
  readonly policy: Policy;
}

const parsed = ({ text, version }: PolicyDraft): Policy => {
  const parsing = parsePolicy(text, { version });
  if (!parsing.ok) throw new Error(`The policy ${version} was checked before and does not parse.`);
  return parsing.policy;
};

const longestRouteMs = (policy: Policy): number =>
  Math.max(...allRoutes(policy).map(({ steps }) => steps.at(-1)?.deadlineMs ?? 0));

/** Reads a policy to be replayed at a speed; null when it has mistakes. */
export function readReplayPolicy(text: string, source: string, speed: number): Reading<ReplayPolicy | null> {
  try {
    const draft = draftPolicy(text, source);
    const faster = { ...draft, ...speedUp(draft, speed) };
    const policy = parsed(draft);
    const value = {
      faster,
      policy,
      longestRouteMs: longestRouteMs(policy),
      fasterLongestRouteMs: longestRouteMs(parsed(faster)),
    };
    return { value, problems: [] };
  } catch (error) {
    if (!(error instanceof PolicyInvalidError)) throw error;
    const problems = error.problems.map(({ line, code, message, fix }) => ({
      source,
      line,
      message: `${code} ${message} ${fix}`,
    }));
    return { value: null, problems };
  }
}

/** What the policy cannot say of the log's calls: a queue or a priority it does not know. Its defaults would hide it. */
export function unknownToPolicy(
  calls: readonly LoggedCall[],
  { policy }: ReplayPolicy,
  source: string,
): readonly InputProblem[] {
  const ruleOf = (name: string) => policy.attributes.find((rule) => rule.name === name);
  const service = ruleOf(SERVICE);
  if (service === undefined) {
    const message = `does not declare the attribute ${SERVICE}, which says what queue of the log a call is for.`;
    return [{ source: `policy ${policy.name}`, line: null, message }];
  }
  const problemsOf = (name: string, column: string, valueOf: (call: LoggedCall) => string) => {
    const rule = ruleOf(name);
    if (rule === undefined || rule.values === null) return [];
    const allowed = rule.values.join(', ');
    return calls
      .filter((call) => valueOf(call) !== '' && !rule.vocabulary.has(valueOf(call).toLowerCase()))
      .map((call) => ({
        source,
        line: call.line,
        message: `${column} ${valueOf(call)} is no ${name} of the policy ${policy.name}, which has ${allowed}.`,
      }));
  };
  return [
    ...problemsOf(SERVICE, 'queue', ({ queue }) => queue),
    ...problemsOf(CUSTOMER_PRIORITY, 'priority', ({ priority }) => priority),
  ];
}
