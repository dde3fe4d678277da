import { fetched, type Operation } from '../../../http/operation';
import { findInteraction } from '../find';
import { representInteraction } from '../representations';

export const fetchInteraction: Operation = {
  name: 'interactions.fetch',
  method: 'GET',
  path: '/Interactions/:interactionSid',
  handle: (emulator, request) =>
    fetched(representInteraction(emulator, request.base, findInteraction(emulator, request))),
};
