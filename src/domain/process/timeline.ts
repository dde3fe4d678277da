import type { Interaction } from '../interaction';
import type { Moment } from '../moment';
import type { Actor } from '../actor';
import type { Instant, JsonObject } from '../json';

export const THROUGHLINE: Actor = { kind: 'throughline', id: null };
export const TWILIO: Actor = { kind: 'twilio', id: null };

const MOST_MOMENTS = 200;

/** Whatever somebody asks for. */
const ASKED = '….asked';

/** Of moments at one instant, causes come before effects. */
const CAUSAL_ORDER = [
  'interaction.started',
  'task.adopted',
  'customer.enriched',
  'customer.unknown_to_crm',
  'customer.enrichment_failed',
  'route.decided',
  'override.diverted',
  'override.returned',
  ASKED,
  'agent.nudged',
  'interaction.parked',
  'customer.replied',
  'interaction.held',
  'interaction.released',
  'callback.promised',
  'callback.planned',
  'leg.opened',
  'task.missing',
  'task.created',
  'step.deferred',
  'step.moved',
  'offer.accepted',
  'transfer.accepted',
  'consult.accepted',
  'wrap_up.started',
  'leg.ended',
  'customer.told',
  'customer.not_told',
  'interaction.closed',
  'case_note.written',
];

const rank = ({ what }: Moment): number => {
  const at = CAUSAL_ORDER.indexOf(what.endsWith('.asked') ? ASKED : what);
  return at === -1 ? CAUSAL_ORDER.indexOf('leg.ended') - 0.5 : at;
};

const earlier = (a: Moment, b: Moment): number =>
  a.at - b.at || rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/**
 * Adds a moment to the timeline, in the order of the instants. A moment told twice stays one, with the earlier of its
 * instants, so that every order of arrival gives the same timeline.
 */
export function record(
  state: Interaction,
  key: string,
  at: Instant,
  what: string,
  by: Actor,
  details: JsonObject = {},
): Interaction {
  const known = state.timeline.find((moment) => moment.key === key);
  if (known && known.at <= at) return state;
  const moment: Moment = known ? { ...known, at } : { key, at, what, by, details };
  const timeline = [...state.timeline.filter((other) => other !== known), moment].sort(earlier);
  return { ...state, timeline: timeline.length > MOST_MOMENTS ? withoutOldestMiddle(timeline) : timeline };
}

/** Keeps how it began and what is recent. */
const withoutOldestMiddle = (timeline: Moment[]) => [...timeline.slice(0, 10), ...timeline.slice(11)];

/** Takes a moment back whose content follows from what is known, so that it can be recorded as known now. */
export const unrecord = (state: Interaction, key: string): Interaction => ({
  ...state,
  timeline: state.timeline.filter((moment) => moment.key !== key),
});
