import type { Emulator } from '../../../../emulator';

export const representGlobalWebhook = ({ account, messaging }: Emulator, base: string): object => ({
  account_sid: account.sid,
  method: 'POST',
  filters: messaging.webhook.filters,
  pre_webhook_url: messaging.webhook.preWebhookUrl,
  post_webhook_url: messaging.webhook.postWebhookUrl,
  target: 'webhook',
  url: `${base}/Configuration/Webhooks`,
});
