import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';

const ROLES = ['agent'];
const LIVES = 3_600;
const LONGEST = 31_536_000;

const isLifetime = (seconds: unknown): boolean =>
  Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= LONGEST;

/** Signs an agent in: `{ identity, workerSid?, roles?, expiresIn? }`, seconds; an hour as an agent unless told. */
export const createFlexToken: AdminHandler = (emulator, { body }) => {
  const {
    identity,
    workerSid = null,
    roles = ROLES,
    expiresIn = LIVES,
  } = (body ?? {}) as Record<string, unknown>;
  const problems = [
    ...(typeof identity === 'string' && identity !== '' ? [] : ['identity is missing']),
    ...(workerSid === null || /^WK[0-9a-f]{32}$/i.test(String(workerSid)) ? [] : ['workerSid is no SID']),
    ...(Array.isArray(roles) && roles.every((role) => typeof role === 'string')
      ? []
      : ['roles is no list of texts']),
    ...(isLifetime(expiresIn) ? [] : [`expiresIn is no whole number of seconds from 1 to ${LONGEST}`]),
  ];
  if (problems.length > 0) throw new AdminError(400, problems.join('; '));
  const { sids, engine, flex } = emulator;
  const token = {
    token: sids.next('') + sids.next(''),
    identity: identity as string,
    workerSid: workerSid as string | null,
    roles: roles as string[],
    realmUserId: `FX${sids.next('')}`,
    expiresAt: engine.now() + (expiresIn as number) * 1_000,
  };
  flex.tokens.set(token.token, token);
  return { status: 201, body: token };
};
