import { fetched, type Operation } from '../../http/operation';
import { findCall } from './find';
import { representCall } from './representation';

export const fetchCall: Operation = {
  name: 'calls.fetch',
  method: 'GET',
  path: '/Accounts/:accountSid/Calls/:sid.json',
  handle: (emulator, request) => fetched(representCall(emulator, findCall(emulator, request))),
};
