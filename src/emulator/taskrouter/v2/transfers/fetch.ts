import { fetched, type Operation } from '../../../http/operation';
import { findTransfer } from './find';
import { representTransfer } from './representation';

export const fetchTransfer: Operation = {
  name: 'transfers.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Transfers/:sid',
  handle: (emulator, request) => {
    const transfer = findTransfer(emulator, request);
    return fetched(representTransfer(emulator, request.base, request.path['workspaceSid']!, transfer));
  },
};
