import { OVERRIDE_ROLES } from '../../domain/overrides/facts';
import { endOverrideRequest, override, overrideList, overridePreview, overrideRequest } from './override';
import type { OperationContract } from './operation-contract';

/** Emergency overrides of a queue or a route. */
export const OVERRIDE_OPERATIONS = {
  previewOverride: {
    method: 'post',
    path: '/v1/overrides/preview',
    summary: 'Who would be led elsewhere by an emergency override, and who would not',
    description: 'Each of those who wait is asked; nothing changes.',
    roles: OVERRIDE_ROLES,
    idempotencyKey: 'none',
    body: overrideRequest,
    answers: { 200: { description: 'What it would do now.', schema: overridePreview } },
    refusals: [400, 413, 415, 503, 504],
  },
  beginOverride: {
    method: 'post',
    path: '/v1/overrides',
    summary: 'Lead everybody who waits in a queue or on a route to another queue, for a time',
    description:
      'Also those who come meanwhile. At its end those who still wait there are led back. Who is being served is left alone. One for each source; chains are refused.',
    roles: OVERRIDE_ROLES,
    idempotencyKey: 'command',
    body: overrideRequest,
    answers: { 201: { description: 'It holds.', schema: override } },
    refusals: [400, 409, 413, 415, 422, 429, 503, 504],
  },
  listOverrides: {
    method: 'get',
    path: '/v1/overrides',
    summary: 'List emergency overrides, the newest first',
    description: 'At most 100, those that are over among them; eventually consistent.',
    roles: ['supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The overrides.', schema: overrideList } },
    refusals: [503],
  },
  readOverride: {
    method: 'get',
    path: '/v1/overrides/{id}',
    summary: 'What an emergency override has done, and until when it holds',
    roles: ['supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The live state.', schema: override } },
    refusals: [404, 503, 504],
  },
  endOverride: {
    method: 'post',
    path: '/v1/overrides/{id}/end',
    summary: 'End an emergency override before its time',
    description: 'Those who still wait where it led them are led back.',
    roles: OVERRIDE_ROLES,
    idempotencyKey: 'command',
    body: endOverrideRequest,
    answers: { 200: { description: 'The live state after the command.', schema: override } },
    refusals: [400, 404, 409, 413, 415, 422, 503, 504],
  },
} satisfies Readonly<Record<string, OperationContract>>;
