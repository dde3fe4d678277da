import type { Emulator } from '../../../../emulator';
import type { ApiRequest } from '../../../../http/operation';
import { resourceNotFound } from '../../../../http/twilio-error';
import type { AddressConfiguration } from '../../../address';

/** The configuration that the path names by its SID or its address. Throws TwilioError 404. */
export function findAddress({ messaging }: Emulator, { path }: ApiRequest): AddressConfiguration {
  const named = path['sid'] ?? '';
  const found =
    messaging.addresses.get(named) ??
    [...messaging.addresses.values()].find(({ address }) => address === named);
  if (found !== undefined) return found;
  throw resourceNotFound(`/Configuration/Addresses/${named}`);
}
