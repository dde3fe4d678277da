import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representAddress } from '../../representations';
import { autoCreationIn } from './auto-creation';
import { findAddress } from './find';

export const updateAddress: Operation = {
  name: 'configurationAddresses.update',
  method: 'POST',
  path: '/Configuration/Addresses/:sid',
  handle: (emulator, request) => {
    const before = findAddress(emulator, request);
    const changed = {
      ...before,
      ...given({ friendlyName: request.form.text('FriendlyName') }),
      autoCreation: autoCreationIn(request.form, before.autoCreation),
      dateUpdated: emulator.engine.now(),
    };
    emulator.messaging.addresses.set(changed.sid, changed);
    return updated(representAddress(emulator, request.base, changed), changed);
  },
};
