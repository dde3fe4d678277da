import type { Request } from 'express';
import type { Instant } from '../../domain/json';
import type { OverrideStart } from '../../domain/overrides/override';
import { LONGEST_OVERRIDE_MS, SHORTEST_OVERRIDE_MS } from '../../domain/overrides/timings';
import type { OverrideSource } from '../../domain/overrides/source';
import { GatewayError } from '../../gateway/port';
import { overrideRequest, type SourceRequest } from '../contract/override';
import { invalidRequest, parseOrRefuse } from '../field-errors';
import { bodyOf, type Call } from '../interactions/call';
import type { FieldError } from '../request-error';

/** What is asked for, as it stands. Throws RequestError 400 where it cannot be read. */
export function overrideOf(
  { request, principal }: Pick<Call, 'request' | 'principal'>,
  overrideId: string,
): OverrideStart {
  const { from, to, reason, until } = parseOrRefuse(overrideRequest, bodyOf(request), 'body');
  const ends = Date.parse(until);
  return { overrideId, from: sourceOf(from), to: to.queue, reason, by: principal.actor, until: ends };
}

/** Why it cannot be begun now, all of it at once. */
export const faultsOf = ({ from, to, until }: OverrideStart, now: Instant): FieldError[] => [
  ...boundsOf(until, now),
  ...circleOf(from, to),
];

/** Throws RequestError 400 with every fault. */
export function refuseFaults(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw invalidRequest([...faults]);
}

const sourceOf = (from: SourceRequest): OverrideSource =>
  'queue' in from ? { kind: 'queue', queue: from.queue } : { kind: 'route', route: from.route };

function boundsOf(until: Instant, now: Instant): FieldError[] {
  const field = '/until';
  if (until < now + SHORTEST_OVERRIDE_MS) {
    return [{ field, code: 'too_early', message: 'This must be at least a minute ahead.' }];
  }
  return until > now + LONGEST_OVERRIDE_MS
    ? [{ field, code: 'too_late', message: 'This must be at most 24 hours ahead.' }]
    : [];
}

const circleOf = (from: OverrideSource, to: string): FieldError[] =>
  from.kind === 'queue' && from.queue === to
    ? [{ field: '/to/queue', code: 'same_queue', message: 'This must be another queue than `from`.' }]
    : [];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The override that the path names. Throws GatewayError `override_not_found` for what cannot be an id. */
export function overrideIdOf(request: Request): string {
  const { id } = request.params;
  if (typeof id === 'string' && ID.test(id)) return id;
  throw new GatewayError('override_not_found', 'There is no override of this id.');
}
