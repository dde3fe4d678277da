import type { Emulator } from '../../../emulator';
import { fetched, type Operation } from '../../../http/operation';
import { resourceNotFound } from '../../../http/twilio-error';
import type { FlexToken } from '../../flex-token';

const INVALID = { valid: false, code: 0, message: 'Authorization token is invalid' };

const represent = ({ realmUserId, identity, roles, workerSid, expiresAt }: FlexToken): object => ({
  valid: true,
  code: 0,
  message: null,
  expiration: new Date(expiresAt).toISOString(),
  realm_user_id: realmUserId,
  identity,
  roles,
  worker_sid: workerSid,
});

function tokenIn({ flex, engine }: Emulator, json: unknown): FlexToken | null {
  const { token } = (json ?? {}) as { token?: unknown };
  const known = typeof token === 'string' ? flex.tokens.get(token) : undefined;
  return known !== undefined && known.expiresAt > engine.now() ? known : null;
}

/** Whose token it is. One that is unknown or expired is answered with 200, too: `valid` is what counts. */
export const validateToken: Operation = {
  name: 'tokens.validate',
  method: 'POST',
  path: '/Accounts/:accountSid/Tokens/validate',
  handle: (emulator, { path, json }) => {
    if (path['accountSid'] !== emulator.account.sid) {
      throw resourceNotFound(`/Accounts/${path['accountSid']}/Tokens/validate`);
    }
    const token = tokenIn(emulator, json);
    return fetched(token === null ? INVALID : represent(token));
  },
};
