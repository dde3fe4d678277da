import { updated, type Operation } from '../../../http/operation';
import { invalidParameter } from '../../../http/twilio-error';
import { findTransfer } from './find';
import { representTransfer } from './representation';

/** `TransferStatus=canceled` is all that can be written. */
export const cancelTransfer: Operation = {
  name: 'transfers.cancel',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Transfers/:sid',
  handle: (emulator, request) => {
    const { form, base } = request;
    const workspaceSid = request.path['workspaceSid']!;
    const status = form.required('TransferStatus');
    if (status !== 'canceled') throw invalidParameter(`TransferStatus cannot be set to ${status}`);
    const { sid } = findTransfer(emulator, request);
    const canceled = emulator.engine.transfers.cancel(workspaceSid, sid);
    return updated(representTransfer(emulator, base, workspaceSid, canceled), canceled);
  },
};
