import type { Interaction } from '../interaction';
import type { DoneFact, FailedFact } from '../facts';
import type { QualityDefect } from '../decision';
import { AT_ONCE, type Agenda, type Due } from './agenda';
import { background } from './background';
import { learnReading } from './evidence';
import { divertFromTheStart } from './diverting';
import { whileClosed } from './holding';
import { isWhole } from './keys';
import { askKnownAgent } from './known-agent';
import { changeCurrentLeg, currentLeg } from './legs';
import { decideRoute } from './requests';
import { startClocks } from './clocks/start';
import { record, THROUGHLINE } from './timeline';
import { retryDelayMs, TASK_EXPECTED_MS } from './timings';

/*
 * Intake: validate, normalise, enrich, decide the route. Bad or missing data never loses a customer: it is replaced,
 * recorded as a defect of its source, and routed.
 */

export function intakeAgenda(state: Interaction): Agenda {
  const notBefore = state.retryAt ?? AT_ONCE;
  const { birth, customer } = state.start;
  if (birth.kind === 'task' && currentLeg(state).unread) {
    return [due('read_new_task', notBefore, { do: 'readNewTask', taskSid: birth.task.taskSid })];
  }
  if (state.enrichment === 'due' && customer.id !== null) {
    return [due('enrich', notBefore, { do: 'enrich', customerId: customer.id })];
  }
  return [due('decide_route', notBefore, decideRoute(state))];
}

const due = (what: string, at: number, act: Due['act']): Due => ({ what, at, act });

/** A task we did not make: alive, it is adopted; over, there is nothing to carry. */
export function adoptTask(state: Interaction, { result, receivedAt }: DoneFact<'readNewTask'>): Interaction {
  const { reading, attributes } = result;
  if (reading.status === 'gone' || reading.status === 'completed' || reading.status === 'canceled') {
    return changeCurrentLeg(state, (leg) => ({
      ...leg,
      unread: false,
      end: { kind: 'vanished', at: receivedAt, reason: 'not_live' },
    }));
  }
  const { throughline, ...theirs } = attributes;
  const given = { ...state.start.given, ...theirs };
  const ours = isOurs(throughline, state.start.interactionId);
  const adopted = changeCurrentLeg({ ...state, start: { ...state.start, given } }, (leg) => ({
    ...learnReading(leg, reading, receivedAt),
    unread: false,
    watched: !ours,
  }));
  return record(adopted, 'task.adopted', receivedAt, 'task.adopted', THROUGHLINE, {
    taskSid: reading.taskSid,
    watched: !ours,
  });
}

const isOurs = (keys: unknown, interactionId: string): boolean =>
  typeof keys === 'object' &&
  keys !== null &&
  'interactionId' in keys &&
  keys.interactionId === interactionId;

export function enrich(state: Interaction, { result, receivedAt }: DoneFact<'enrich'>): Interaction {
  if (result.fallback !== null) return enrichLater(state, result.fallback, receivedAt);
  const enrichment = result.profile === null ? 'unknown_customer' : 'known';
  return record(
    { ...state, profile: result.profile, enrichment },
    'customer.enriched',
    receivedAt,
    result.profile === null ? 'customer.unknown_to_crm' : 'customer.enriched',
    THROUGHLINE,
    { tier: result.profile?.tier ?? null },
  );
}

/** The CRM did not answer in time: the declared fallbacks route the customer, and the question stays open. */
function enrichLater(state: Interaction, why: string, now: number): Interaction {
  const defect: QualityDefect = {
    attribute: 'customer',
    problem: 'crm_unavailable',
    used: null,
    source: 'crm',
  };
  const told = record(state, 'customer.enriched', now, 'customer.enrichment_failed', THROUGHLINE, { why });
  return background({ ...told, enrichment: 'fallback', defects: [...told.defects, defect] }, 'enrich_late', {
    work: 'enrich_late',
  });
}

export function takeRoute(state: Interaction, { result, receivedAt }: DoneFact<'decideRoute'>): Interaction {
  const { attributes, decision, enqueue, diverted } = result;
  const routed = changeCurrentLeg(
    { ...state, attributes, decision, enqueue, defects: [...state.defects, ...result.defects] },
    (leg) => ({
      ...leg,
      route: decision.route,
      chain: leg.chain && isWhole(decision) && decision.afterHours === undefined,
      taskExpectedBy:
        leg.origin !== 'plain' && leg.task === null && leg.creation === null
          ? receivedAt + TASK_EXPECTED_MS
          : null,
    }),
  );
  const told = record(
    { ...startClocks(routed, result.service), retryAt: null, failures: 0 },
    'route.decided',
    receivedAt,
    'route.decided',
    THROUGHLINE,
    {
      route: decision.route,
      priority: decision.priority,
      policyVersion: decision.policyVersion,
    },
  );
  const begun =
    diverted === undefined ? askKnownAgent(told, receivedAt) : divertFromTheStart(told, diverted, receivedAt);
  return whileClosed(begun, receivedAt);
}

/** Intake asks again until it is answered; a CRM that fails outright counts as one that did not answer in time. */
export function intakeFailed(state: Interaction, fact: FailedFact & { receivedAt: number }): Interaction {
  if (fact.action.do === 'enrich') return enrichLater(state, fact.message, fact.receivedAt);
  const failures = state.failures + 1;
  return { ...state, failures, retryAt: fact.receivedAt + retryDelayMs(failures, fact.retryAfterMs) };
}
