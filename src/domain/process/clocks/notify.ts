import type { ActionOf } from '../../actions';
import type { BackgroundWork, Interaction } from '../../interaction';
import { queueOf } from '../keys';
import { currentLeg } from '../legs';

/** What a notification channel is told of a clock. Identifiers, and no word of the customer's. Wire format (docs/clocks.md). */
export function notify(
  state: Interaction,
  { channel: to, clock, round, mark, at }: Extract<BackgroundWork, { work: 'notify' }>,
): ActionOf<'notify'> {
  const { interactionId, externalId, customer, channel } = state.start;
  const leg = currentLeg(state);
  const known = state.service?.clocks.find((one) => one.clock === clock && one.round === round);
  return {
    do: 'notify',
    pageId: `${interactionId}-${clock}-${round}-${mark}`,
    channel: to,
    message: {
      type: mark === 'breach' ? 'clock.breached' : 'clock.warned',
      timestamp: new Date(at).toISOString(),
      data: {
        interactionId,
        externalId,
        customerId: customer.id,
        channel,
        clock,
        round,
        dueAt: known?.dueAt ? new Date(known.dueAt).toISOString() : null,
        phase: state.phase,
        queue: queueOf(state, leg),
        agentSid: leg.acceptance?.agentSid ?? null,
        links: { interaction: `/v1/interactions/${interactionId}` },
      },
    },
  };
}
