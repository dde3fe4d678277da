import type { Request } from 'express';
import type { InteractionId } from '../../domain/ids';
import { asInteractionId } from '../../domain/ids';
import { GatewayError } from '../../gateway/port';
import type { Principal } from '../authenticate';
import type { ApiDeps, Deadlines } from '../deps';

/** One authenticated call of an operation. */
export interface Call {
  readonly principal: Principal;
  readonly request: Request;
  readonly requestId: string;
}

/** What an operation answers. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Operation = (call: Call) => Promise<Reply>;

/** What operations need of the API's dependencies. */
export type OperationDeps = Pick<
  ApiDeps,
  'gateway' | 'overrides' | 'releases' | 'upkeep' | 'twilio' | 'records' | 'policy' | 'events' | 'now'
> & {
  readonly deadlines: Deadlines;
};

/** Ids are ours: uuids and Twilio SIDs. Anything else names nothing, and never reaches a query. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** The interaction that the path names. Throws GatewayError `interaction_not_found` for what cannot be an id. */
export function interactionIdOf(request: Request): InteractionId {
  const { id } = request.params;
  if (typeof id !== 'string' || !ID.test(id)) {
    throw new GatewayError('interaction_not_found', 'There is no interaction of this id.');
  }
  return asInteractionId(id);
}

/** The body, or an empty object when none was sent. */
export const bodyOf = (request: Request): unknown => (request.body === undefined ? {} : request.body);
