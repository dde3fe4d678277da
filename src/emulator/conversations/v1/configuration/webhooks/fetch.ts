import { fetched, type Operation } from '../../../../http/operation';
import { representGlobalWebhook } from './representation';

export const fetchGlobalWebhook: Operation = {
  name: 'configurationWebhooks.fetch',
  method: 'GET',
  path: '/Configuration/Webhooks',
  handle: (emulator, { base }) => fetched(representGlobalWebhook(emulator, base)),
};
