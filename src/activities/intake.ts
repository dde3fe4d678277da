import type { CallsPort } from '../adapters/calls/port';
import type { CrmPort } from '../adapters/crm/port';
import { OutsideError } from '../adapters/outside-error';
import type { TaskKeys } from '../domain/actions';
import type { RoutedAttributes, RoutingDecision } from '../domain/decision';
import type { ActionResults } from '../domain/facts';
import { asAgentSid } from '../domain/ids';
import { EMPTY_BOARD } from '../domain/overrides/board';
import { isWhole, languageIn, taskTimeoutSeconds } from '../domain/process/keys';
import { decideRoute, planClocks, routingKeys, taskAttributes } from '../policy';
import { withKnownAgent } from '../domain/process/known-agent';
import type { CurrentPolicy } from './current-policy';
import { createAskKnownAgent, type KnownAgentSources } from './known-agent';
import { divertAtOnce, type ReadBoard } from './overrides/divert-at-once';
import type { ActionBegun } from './port';
import { decideWithVoicemail } from './voicemail';

/** How long a customer's routing may wait for the CRM. */
const ENRICH_WITHIN_MS = 1_500;
const ENRICH_LATE_WITHIN_MS = 10_000;

export interface IntakeDependencies {
  readonly calls: Pick<CallsPort, 'canRecord'>;
  /** The overrides that hold; none unless told. */
  readonly board?: ReadBoard | undefined;
  readonly crm: CrmPort;
  readonly currentPolicy: () => Promise<CurrentPolicy>;
  readonly knownAgents: KnownAgentSources;
}

export const createIntakeActivities = ({
  calls,
  crm,
  currentPolicy,
  knownAgents,
  board = () => Promise.resolve(EMPTY_BOARD),
}: IntakeDependencies) => ({
  /** Never fails for the CRM's sake: an answer that does not come in time is a fallback. */
  enrich: async ({ customerId }: ActionBegun<'enrich'>): Promise<ActionResults['enrich']> => {
    try {
      const profile = await crm.findCustomer(customerId, AbortSignal.timeout(ENRICH_WITHIN_MS));
      return { profile, fallback: null };
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      return { profile: null, fallback: error.message };
    }
  },

  enrichLate: async ({ customerId }: ActionBegun<'enrichLate'>): Promise<ActionResults['enrichLate']> => ({
    profile: await crm.findCustomer(customerId, AbortSignal.timeout(ENRICH_LATE_WITHIN_MS)),
  }),

  decideRoute: async (action: ActionBegun<'decideRoute'>): Promise<ActionResults['decideRoute']> => {
    const current = await currentPolicy();
    const decided = promising(action, current, decidedBy(action, current, calls));
    const diverted = await divertAtOnce(board, current.policy, decided.decision, action.begunAt);
    const routed =
      diverted === null
        ? await createAskKnownAgent(knownAgents)(action, current.policy, decided)
        : { ...decided, diverted };
    return action.enqueueAs === null
      ? { ...routed, enqueue: null }
      : withEnqueuePlan(action, action.enqueueAs, current, routed);
  },
});

/** By the policy, for whoever can be called back, or leave a message. */
function decidedBy(
  {
    channel,
    given,
    source,
    profile,
    byTheClock,
    begunAt,
    callable,
    recordable,
    mailable,
  }: ActionBegun<'decideRoute'>,
  { policy }: CurrentPolicy,
  { canRecord }: Pick<CallsPort, 'canRecord'>,
): RoutedAttributes {
  const now = byTheClock ? begunAt : null;
  const decide = (mayRecord: boolean) =>
    decideRoute(
      policy,
      { channel, given, source, profile },
      { now, callable: callable ?? false, recordable: mayRecord, mailable: mailable ?? false },
    );
  return decideWithVoicemail(decide, { recordable: recordable ?? false, canRecord });
}

type Routed = Omit<ActionResults['decideRoute'], 'enqueue'>;

/** With what the policy promises the customer. Instants are worked out here, where calendars may be read. */
function promising(
  { channel, startedAt, begunAt }: ActionBegun<'decideRoute'>,
  { policy }: CurrentPolicy,
  routed: Routed,
): Routed {
  const attributes = { ...routed.attributes, channel };
  // Interactions that began with a build of before do not say since when their customer waits.
  const planned = planClocks(policy, { attributes, channel, startedAt: startedAt ?? begunAt });
  if (planned === null) return routed;
  return { ...routed, decision: { ...routed.decision, clocks: planned.chosen }, service: planned.plan };
}

/** Where Twilio makes the task, from TwiML or for Studio: what it is to be told. */
function withEnqueuePlan(
  { customerId, source }: ActionBegun<'decideRoute'>,
  { interactionId, legId, origin = 'enqueue' }: NonNullable<ActionBegun<'decideRoute'>['enqueueAs']>,
  { policy, routingPlans }: CurrentPolicy,
  routed: Routed,
): ActionResults['decideRoute'] {
  const decision = withKnownAgent(routed.decision);
  const { policyVersion, priority, ringClass, afterHours } = decision;
  const begins = firstStep(routed.diverted?.decision ?? decision);
  const laidOut = taskAttributes({
    attributes: routed.attributes,
    routingKeys: routingKeys(policy),
    throughline: { interactionId, legId, origin, ...begins, policyVersion },
    customerId,
    source,
    forStudio: origin === 'interaction',
  });
  return {
    ...routed,
    defects: [...routed.defects, ...laidOut.defects],
    enqueue: {
      routingPlan: routingPlans[ringClass],
      attributes: laidOut.attributes,
      priority,
      timeoutSeconds: taskTimeoutSeconds(decision),
      ...(afterHours && {
        say: {
          text: afterHours.text,
          language: languageIn(routed.attributes),
          ...(afterHours.kind === 'voicemail' && { record: true }),
        },
      }),
    },
  };
}

/** By what name and number TaskRouter's filters know where it begins, and whom it asks by name. */
function firstStep(decision: RoutingDecision): Pick<TaskKeys, 'route' | 'step' | 'chain' | 'agentSid'> {
  const [first] = decision.steps;
  return {
    route: first?.route ?? decision.route,
    step: first?.planStep ?? 1,
    chain: isWhole(decision),
    ...(decision.knownAgent?.asked && { agentSid: asAgentSid(decision.knownAgent.agentSid) }),
  };
}
