import type { AdminHandler } from '../admin-operation';

/** Deliveries queued or under way, those that failed, and the alerts that Twilio's debugger would show. */
export const listCallbacks: AdminHandler = ({ deliveries, failedDeliveries, alerts }) => ({
  body: {
    paused: deliveries.isPaused(),
    pending: deliveries.pending(),
    failed: failedDeliveries.all(),
    alerts: alerts.all(),
  },
});
