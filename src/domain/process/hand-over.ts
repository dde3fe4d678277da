import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { changeLeg } from './legs';

/** The customer is at the target now; the leg they came from is to end. */
export function goTo(state: Interaction, target: Leg, why: string): Interaction {
  const from = state.currentLegId;
  if (from === target.legId) return state;
  const left = changeLeg(state, from, (leg) => ({ ...leg, superseded: leg.superseded ?? why }));
  return { ...left, currentLegId: target.legId };
}

/** Nobody is to be offered it, and whoever has it is to be free. */
export const supersede = (state: Interaction, legId: string, why: string): Interaction =>
  changeLeg(state, legId, (leg) => ({ ...leg, superseded: leg.superseded ?? why }));
