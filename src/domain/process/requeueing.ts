import type { Actor } from '../actor';
import type { AgentSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import { callbackRoute, isOpen } from './callback-requests';
import { changeCurrentLeg, currentLeg, openLeg } from './legs';
import { withLeg } from './stays';
import { record } from './timeline';

/** A new stay on the interaction's own route, from its first step; the customer keeps their place. */
export function openRouteAgain(
  state: Interaction,
  { because, by, except }: { because: string; by: Actor; except?: AgentSid | undefined },
  now: Instant,
): Interaction {
  const leg = {
    ...openLeg(state, { kind: 'request' }, now),
    ...(except !== undefined && { except }),
    route: state.decision?.route ?? currentLeg(state).route,
    ...(isOpen(state) && { decision: callbackRoute(state) }),
  };
  const { legId } = leg;
  const opened = { ...withLeg(state, leg), currentLegId: legId };
  return record(opened, `leg:${legId}`, now, 'leg.opened', by, { legId, because });
}

/** Whoever has the customer loses them to the queue. */
export const backIntoQueue = (
  state: Interaction,
  why: { because: string; by: Actor; except?: AgentSid | undefined },
  now: Instant,
): Interaction =>
  openRouteAgain(
    changeCurrentLeg(state, (leg) => ({ ...leg, superseded: leg.superseded ?? why.because })),
    why,
    now,
  );
