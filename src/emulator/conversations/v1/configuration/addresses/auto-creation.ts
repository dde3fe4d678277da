import { isWebAddress } from '../../../../http/web-address';
import { given, type Parameters } from '../../../../http/parameters';
import { invalidParameter } from '../../../../http/twilio-error';
import { AUTO_CREATION_TYPES, type AutoCreation } from '../../../address';

export const NO_AUTO_CREATION: AutoCreation = {
  enabled: false,
  type: 'default',
  webhookUrl: null,
  webhookFilters: [],
  studioFlowSid: null,
};

/** What a form says of auto-creation, on top of what was. Throws TwilioError 400. */
export function autoCreationIn(form: Parameters, before: AutoCreation): AutoCreation {
  const type = form.filled('AutoCreation.Type');
  const known = AUTO_CREATION_TYPES.find((one) => one === type);
  if (type !== undefined && known === undefined)
    throw invalidParameter(`AutoCreation.Type cannot be ${type}`);
  const after = {
    ...before,
    ...given({
      enabled: form.flag('AutoCreation.Enabled'),
      type: known,
      webhookUrl: form.filled('AutoCreation.WebhookUrl'),
      webhookFilters: form.list('AutoCreation.WebhookFilters'),
      studioFlowSid: form.filled('AutoCreation.StudioFlowSid'),
    }),
  };
  if (!after.enabled || after.type !== 'webhook') return after;
  if (after.webhookUrl === null || !isWebAddress(after.webhookUrl)) {
    throw invalidParameter('AutoCreation.WebhookUrl is not a valid URL');
  }
  return after;
}
