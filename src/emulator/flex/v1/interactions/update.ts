import { updated, type Operation } from '../../../http/operation';
import { findInteraction } from '../find';
import { representInteraction } from '../representations';

export const updateInteraction: Operation = {
  name: 'interactions.update',
  method: 'POST',
  path: '/Interactions/:interactionSid',
  handle: (emulator, request) => {
    const before = findInteraction(emulator, request);
    const changed = { ...before, webhookTtid: request.form.filled('WebhookTtid') ?? before.webhookTtid };
    emulator.flex.interactions.set(changed.sid, changed);
    return updated(representInteraction(emulator, request.base, changed), changed);
  },
};
