import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { representAddress } from '../../representations';

export const listAddresses: Operation = {
  name: 'configurationAddresses.list',
  method: 'GET',
  path: '/Configuration/Addresses',
  handle: (emulator, request) => {
    const type = request.query.filled('Type');
    const all = [...emulator.messaging.addresses.values()];
    return paged(request, {
      items: type === undefined ? all : all.filter((one) => one.type === type),
      key: 'address_configurations',
      represent: (one) => representAddress(emulator, request.base, one),
    });
  },
};
