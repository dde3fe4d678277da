import { createHash, timingSafeEqual } from 'node:crypto';
import type { AgentSid } from '../domain/ids';
import type { Actor } from '../domain/actor';
import { REFUSALS } from '../domain/failure-types';
import { RequestError } from './request-error';

export const ROLES = ['backend', 'agent', 'supervisor', 'ops'] as const;
export type Role = (typeof ROLES)[number];

/** A bearer token and who holds it. An agent's is bound to their TaskRouter worker. */
export type ApiToken =
  | { readonly token: string; readonly name: string; readonly role: 'agent'; readonly agentSid: AgentSid }
  | { readonly token: string; readonly name: string; readonly role: Exclude<Role, 'agent'> };

/** Who is calling, as their token says. */
export interface Principal {
  readonly role: Role;
  /** The token's name, for logs. */
  readonly name: string;
  /** Who did it, for timelines. */
  readonly actor: Actor;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const principalOf = (token: ApiToken): Principal => ({
  role: token.role,
  name: token.name,
  actor: { kind: token.role, id: token.role === 'agent' ? token.agentSid : token.name },
});

const unauthorized = (code: string, challenge: string, message: string): RequestError =>
  new RequestError(code, 401, message, { headers: { 'WWW-Authenticate': challenge } });

function checkTokens(tokens: readonly ApiToken[]): void {
  if (tokens.some(({ token }) => token.trim() === '')) throw new Error('An API token is blank.');
  if (new Set(tokens.map(({ token }) => token)).size !== tokens.length) {
    throw new Error('Two API tokens are the same: each must name one caller.');
  }
}

/**
 * Reads an Authorization header. Every token is compared, each in constant time, so the time taken tells nothing of
 * them. The returned function throws RequestError 401 `authentication_required` or `token_invalid`.
 */
export function createAuthenticator(
  tokens: readonly ApiToken[],
): (authorization: string | undefined) => Principal {
  checkTokens(tokens);
  const known = tokens.map((token) => ({ hash: digest(token.token), principal: principalOf(token) }));
  return (authorization) => {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (given === undefined) {
      throw unauthorized(
        'authentication_required',
        'Bearer realm="throughline"',
        'Send your token in the header "Authorization: Bearer <token>".',
      );
    }
    const hash = digest(given);
    const [holder] = known.filter((token) => timingSafeEqual(token.hash, hash));
    if (!holder) {
      throw unauthorized(
        'token_invalid',
        'Bearer realm="throughline", error="invalid_token"',
        'The token is not valid.',
      );
    }
    return holder.principal;
  };
}

/** Throws RequestError 403 `role_required` unless the caller has one of the roles. */
export function requireRole(principal: Principal, roles: readonly Role[]): void {
  if (!roles.includes(principal.role)) {
    throw new RequestError(
      REFUSALS.roleRequired,
      403,
      `This needs the role ${roles.join(' or ')}; this token has the role ${principal.role}.`,
    );
  }
}
