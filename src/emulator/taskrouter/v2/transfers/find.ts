import type { Transfer } from '../../../../taskrouter-engine';
import type { Emulator } from '../../../emulator';
import type { ApiRequest } from '../../../http/operation';
import { resourceNotFound } from '../../../http/twilio-error';

/** The transfer that the path names, of the worker who started it. Throws EngineError or TwilioError 404. */
export function findTransfer({ engine }: Emulator, { path }: ApiRequest): Transfer {
  const { workspaceSid = '', workerSid = '', sid = '' } = path;
  const transfer = engine.transfers.fetch(workspaceSid, sid);
  if (transfer.initiatingWorkerSid === workerSid) return transfer;
  throw resourceNotFound(`/Workspaces/${workspaceSid}/Workers/${workerSid}/Transfers/${sid}`);
}
