import type { Interaction } from '../interaction';
import type { Leg } from '../leg';

/**
 * The state as a new run takes it over. Background work that was under way is begun again: its results went to the
 * run before, and every piece of it carries a business key that makes a repeat harmless.
 */
export const resume = (state: Interaction): Interaction => ({
  ...state,
  ...placesOf(state),
  background: state.background.map((task) => (task.status === 'begun' ? { ...task, status: 'due' } : task)),
});

/** Runs of before there were transfers left no word of them: the customer was in the newest leg. */
const placesOf = (state: Partial<Interaction> & Pick<Interaction, 'legs'>) => ({
  currentLegId: state.currentLegId ?? state.legs[state.legs.length - 1]!.legId,
  transferAsked: state.transferAsked ?? null,
  offering: state.offering ?? null,
  consulting: state.consulting ?? null,
  parked: state.parked ?? null,
  held: state.held ?? null,
  callback: state.callback ?? null,
  conversation: state.conversation ?? null,
  escalations: state.escalations ?? [],
  legs: state.legs.map(asNow),
});

type Newer = 'transfer' | 'decision' | 'moving' | 'superseded' | 'wrapUps' | 'desktopTransfers' | 'nudgedFor';

function asNow(leg: Omit<Leg, Newer> & Partial<Pick<Leg, Newer>>): Leg {
  const {
    transfer = null,
    decision = null,
    moving = null,
    superseded = null,
    desktopTransfers = [],
    nudgedFor = null,
  } = leg;
  const { acceptance, wrappingSince } = leg;
  const isWrapping = acceptance !== null && wrappingSince !== null;
  const { wrapUps = isWrapping ? { [acceptance.reservationSid]: wrappingSince } : {} } = leg;
  const asked = transfer && { ...transfer, consult: transfer.consult ?? null };
  return { ...leg, transfer: asked, decision, moving, superseded, desktopTransfers, nudgedFor, wrapUps };
}
