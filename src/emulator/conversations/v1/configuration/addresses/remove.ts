import { deleted, type Operation } from '../../../../http/operation';
import { findAddress } from './find';

export const removeAddress: Operation = {
  name: 'configurationAddresses.remove',
  method: 'DELETE',
  path: '/Configuration/Addresses/:sid',
  handle: (emulator, request) => {
    const { sid } = findAddress(emulator, request);
    emulator.messaging.addresses.delete(sid);
    return deleted(sid);
  },
};
