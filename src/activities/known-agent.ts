import type { AgentsPort } from '../adapters/taskrouter/port';
import { OutsideError } from '../adapters/outside-error';
import type { RoutedAttributes } from '../domain/decision';
import type { ActionResults } from '../domain/facts';
import type { KnownAgent } from '../domain/known-agent';
import { askKnownAgent, isByTheHours, stickyRulesFor, type Policy } from '../policy';
import { RecordsUnavailableError, type ServiceMemory } from '../records/port';
import type { ActionBegun } from './port';

/** How long a customer's routing may wait for who served them last. */
export const KNOWN_AGENT_WITHIN_MS = 700;

export interface KnownAgentSources {
  readonly served: ServiceMemory;
  readonly agents: AgentsPort;
}

type Asked = ActionBegun<'decideRoute'>;

/**
 * The decision, with who is asked before the route where it asks known agents. An answer that does not come in time, or
 * not at all, is a defect, and the route begins: it never fails for the records', or TaskRouter's, sake.
 */
export const createAskKnownAgent =
  (sources: KnownAgentSources) =>
  async <Routed extends RoutedAttributes>(action: Asked, policy: Policy, routed: Routed): Promise<Routed> => {
    if (action.knownBy === undefined || stickyRulesFor(policy, routed.decision) === null) return routed;
    const knownAgent = await inTime(findOut(sources, action, policy, routed));
    const isKnown = knownAgent !== null;
    return {
      ...routed,
      decision: {
        ...routed.decision,
        knownAgent: knownAgent ?? { asked: false, agentSid: null, because: 'not_found_out' },
      },
      defects: isKnown ? routed.defects : [...routed.defects, NOT_FOUND_OUT],
    };
  };

const NOT_FOUND_OUT = {
  attribute: 'known_agent',
  problem: 'not_found_out',
  used: null,
  source: 'records',
} as const;

/** Null: it took too long, or somebody who was asked did not answer. */
async function inTime(answer: Promise<KnownAgent>): Promise<KnownAgent | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), KNOWN_AGENT_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    if (error instanceof OutsideError || error instanceof RecordsUnavailableError) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    // An answer that comes after its time may be a failure, too.
    answer.catch(() => undefined);
  }
}

async function findOut(
  { served, agents }: KnownAgentSources,
  { knownBy = [], channel, begunAt }: Asked,
  policy: Policy,
  { decision, attributes }: RoutedAttributes,
): Promise<KnownAgent> {
  if (isByTheHours(decision)) return { asked: false, agentSid: null, because: 'out_of_hours' };
  if (knownBy.length === 0) return { asked: false, agentSid: null, because: 'unknown_customer' };
  const { withinMs = 0 } = stickyRulesFor(policy, decision) ?? {};
  const last = await served.lastServed(knownBy, begunAt - withinMs);
  if (last === null) return { asked: false, agentSid: null, because: 'not_served_lately' };
  const agent = await agents.readAgent(last.agentSid, channel);
  if (agent === null) return { asked: false, agentSid: last.agentSid, because: 'gone' };
  return askKnownAgent(policy, decision, {
    agent,
    servedAt: last.at,
    attributes: { ...attributes, channel },
  });
}

/** Repeats are harmless: what was served later stays. */
export const createRememberAgent =
  ({ served }: Pick<KnownAgentSources, 'served'>) =>
  async ({
    knownBy,
    agentSid,
    interactionId,
    at,
  }: ActionBegun<'rememberAgent'>): Promise<ActionResults['rememberAgent']> => {
    await served.remember(knownBy, { agentSid, interactionId, at });
    return {};
  };
