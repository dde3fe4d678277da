import { isWebAddress } from '../../../../http/web-address';
import { fetched, type Operation } from '../../../../http/operation';
import { invalidParameter, notEmulated } from '../../../../http/twilio-error';
import { representGlobalWebhook } from './representation';

/** Pre-event webhooks, which may change or stop what happens, are not emulated. */
export const updateGlobalWebhook: Operation = {
  name: 'configurationWebhooks.update',
  method: 'POST',
  path: '/Configuration/Webhooks',
  handle: (emulator, { form, base }) => {
    if (form.filled('PreWebhookUrl') !== undefined) throw notEmulated('PreWebhookUrl');
    const { messaging } = emulator;
    const url = form.text('PostWebhookUrl');
    if (url !== undefined && url !== '' && !isWebAddress(url)) {
      throw invalidParameter('PostWebhookUrl is not a valid URL');
    }
    messaging.webhook = {
      ...messaging.webhook,
      ...(url !== undefined && { postWebhookUrl: url === '' ? null : url }),
      filters: form.list('Filters') ?? messaging.webhook.filters,
    };
    return fetched(representGlobalWebhook(emulator, base));
  },
};
