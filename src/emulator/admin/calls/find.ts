import type { Emulator } from '../../emulator';
import type { Call } from '../../voice/call';
import { AdminError } from '../admin-error';
import type { AdminRequest } from '../admin-operation';

/** The call that the path names. Throws AdminError 404. */
export function findCall({ calls }: Emulator, { path }: AdminRequest): Call {
  const call = calls.get(path['sid'] ?? '');
  if (call === undefined) throw new AdminError(404, `There is no call ${path['sid']}`);
  return call;
}
