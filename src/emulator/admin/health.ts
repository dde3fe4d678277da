import type { AdminHandler } from './admin-operation';

export const health: AdminHandler = ({ account, engine, deliveries }) => ({
  body: {
    status: 'ok',
    accountSid: account.sid,
    now: new Date(engine.now()).toISOString(),
    callbacksPaused: deliveries.isPaused(),
  },
});
