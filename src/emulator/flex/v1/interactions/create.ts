import { updated, type Operation } from '../../../http/operation';
import { createInteraction } from '../../create-interaction';
import { jsonIn } from '../../routing';
import { representInteraction } from '../representations';

/** Answers 200, not 201, as every creation of this API but that of transfers. */
export const createInteractionByRequest: Operation = {
  name: 'interactions.create',
  method: 'POST',
  path: '/Interactions',
  handle: (emulator, { form, base }) => {
    const routing = form.filled('Routing');
    const { interaction, task } = createInteraction(emulator, {
      channel: jsonIn('Channel', form.required('Channel')),
      routing: routing === undefined ? null : jsonIn('Routing', routing),
      contextSid: form.filled('InteractionContextSid') ?? null,
      webhookTtid: form.filled('WebhookTtid') ?? null,
    });
    return updated(representInteraction(emulator, base, interaction, task), interaction);
  },
};
