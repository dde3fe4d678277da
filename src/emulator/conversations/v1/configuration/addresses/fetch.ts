import { fetched, type Operation } from '../../../../http/operation';
import { representAddress } from '../../representations';
import { findAddress } from './find';

export const fetchAddress: Operation = {
  name: 'configurationAddresses.fetch',
  method: 'GET',
  path: '/Configuration/Addresses/:sid',
  handle: (emulator, request) =>
    fetched(representAddress(emulator, request.base, findAddress(emulator, request))),
};
