import { NOTHING_SAID } from '../conversation';
import { legIdOf } from '../ids';
import type { Interaction, InteractionStart } from '../interaction';
import type { Instant } from '../json';
import { openLeg } from './legs';
import { record, THROUGHLINE } from './timeline';

const NOTHING_YET = {
  legs: [],
  escalations: [],
  background: [],
  answers: [],
  timeline: [],
  held: null,
  callback: null,
};

/** The state of an interaction that has just begun: nothing asked, nothing known. */
export function begin(start: InteractionStart, now: Instant): Interaction {
  const state: Interaction = {
    start,
    startedAt: now,
    phase: start.outreach === undefined ? 'intake' : 'parked',
    outcome: null,
    outcomeReason: null,
    closedAt: null,
    profile: null,
    enrichment: start.customer.id === null ? 'unknown_customer' : 'due',
    attributes: start.given,
    defects: [],
    decision: null,
    enqueue: null,
    reroute: null,
    ...NOTHING_YET,
    currentLegId: legIdOf(start.interactionId, 1),
    transferAsked: null,
    offering: null,
    consulting: null,
    parked: null,
    ...(start.outreach && { outreach: { status: 'due' } }),
    wish: null,
    conversation: start.conversation === undefined ? null : NOTHING_SAID,
    told: 'no',
    note: null,
    underway: null,
    actionsBegun: 0,
    retryAt: null,
    failures: 0,
  };
  const opened = { ...state, legs: [openLeg(state, start.birth, now)] };
  return record(opened, 'started', now, 'interaction.started', THROUGHLINE, {
    source: start.source,
    channel: start.channel,
    birth: start.birth.kind,
  });
}
