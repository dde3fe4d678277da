import { created, type Operation } from '../../../../http/operation';
import { invalidParameter, TwilioError } from '../../../../http/twilio-error';
import { ADDRESS_TYPES, type AddressConfiguration } from '../../../address';
import { representAddress } from '../../representations';
import { autoCreationIn, NO_AUTO_CREATION } from './auto-creation';

export const createAddress: Operation = {
  name: 'configurationAddresses.create',
  method: 'POST',
  path: '/Configuration/Addresses',
  handle: (emulator, { form, base }) => {
    const { addresses } = emulator.messaging;
    const wanted = form.required('Type');
    const type = ADDRESS_TYPES.find((one) => one === wanted);
    if (type === undefined) throw invalidParameter(`Type cannot be ${wanted}`);
    const address = form.required('Address');
    if ([...addresses.values()].some((one) => one.address === address)) {
      throw new TwilioError(409, 50436, `Address ${address} is configured already`);
    }
    const configured: AddressConfiguration = {
      sid: emulator.sids.next('IG'),
      type,
      address,
      friendlyName: form.text('FriendlyName') ?? null,
      addressCountry: form.filled('AddressCountry') ?? null,
      autoCreation: autoCreationIn(form, NO_AUTO_CREATION),
      dateCreated: emulator.engine.now(),
      dateUpdated: emulator.engine.now(),
    };
    addresses.set(configured.sid, configured);
    return created(representAddress(emulator, base, configured), configured);
  },
};
