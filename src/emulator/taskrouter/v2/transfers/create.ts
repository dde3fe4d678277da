import { created, type Operation } from '../../../http/operation';
import { given } from '../../../http/parameters';
import { invalidParameter } from '../../../http/twilio-error';
import { representTransfer } from './representation';

export const createTransfer: Operation = {
  name: 'transfers.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Transfers',
  handle: (emulator, { path, form, base }) => {
    const { workspaceSid = '', workerSid = '' } = path;
    const mode = form.required('Mode').toUpperCase();
    if (mode !== 'WARM' && mode !== 'COLD') throw invalidParameter(`Mode cannot be ${mode}`);
    const transfer = emulator.engine.transfers.start(workspaceSid, workerSid, {
      taskSid: form.required('TaskSid'),
      reservationSid: form.required('ReservationSid'),
      to: form.required('To'),
      mode,
      ...given({ attributes: form.filled('Attributes'), priority: form.whole('Priority') }),
    });
    return created(representTransfer(emulator, base, workspaceSid, transfer), transfer);
  },
};
