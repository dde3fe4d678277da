import type { Emulator } from '../../../emulator';
import type { ApiRequest } from '../../../http/operation';

/** Whose statistics they are, and where: statistics have no SID of their own. */
export const ownerOf = ({ account }: Emulator, { path, origin, url }: ApiRequest): object => ({
  account_sid: account.sid,
  workspace_sid: path['workspaceSid']!,
  url: `${origin}${url.split('?')[0]}`,
});
