import type { z } from 'zod';
import type { Role } from '../authenticate';
import { interaction, interactionPage, startedInteraction, transferBegun } from './interaction';
import {
  cancelRequest,
  listQuery,
  noteRequest,
  resolveRequest,
  startRequest,
  transferRequest,
} from './requests';

/** One call of the API: what is mounted and what `/openapi.json` says come from the same line. */
export interface OperationContract {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it, with parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call it; everybody else gets 403. */
  readonly roles: readonly Role[];
  readonly idempotencyKey: 'identity' | 'command' | 'none';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema: z.ZodType }>>;
  /** The statuses it may refuse with, beside 401, 403 and 500. */
  readonly refusals: readonly number[];
}

const command = (
  name: string,
  contract: Pick<OperationContract, 'summary' | 'description' | 'roles' | 'body'>,
) =>
  ({
    method: 'post',
    path: `/v1/interactions/{id}/${name}`,
    idempotencyKey: 'command',
    answers: { 200: { description: 'The live state after the command.', schema: interaction } },
    refusals: [400, 404, 409, 413, 415, 429, 503, 504],
    ...contract,
  }) satisfies OperationContract;

export const OPERATIONS = {
  startInteraction: {
    method: 'post',
    path: '/v1/interactions',
    summary: 'Start an interaction',
    description:
      'Or find it: the same externalId (else the same Idempotency-Key) names the same interaction, and a repeat answers 200.',
    roles: ['backend', 'ops'],
    idempotencyKey: 'identity',
    body: startRequest,
    answers: {
      201: { description: 'Started.', schema: startedInteraction },
      200: { description: 'It exists already; nothing was changed.', schema: startedInteraction },
    },
    refusals: [400, 413, 415, 422, 503, 504],
  },
  readInteraction: {
    method: 'get',
    path: '/v1/interactions/{id}',
    summary: 'Where an interaction is, and why',
    description: 'An agent sees the interactions that have or had a leg with them.',
    roles: ['backend', 'agent', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The live state.', schema: interaction } },
    refusals: [404, 503, 504],
  },
  listInteractions: {
    method: 'get',
    path: '/v1/interactions',
    summary: 'List interactions, the newest first',
    description: 'Eventually consistent: a change shows after a moment.',
    roles: ['backend', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    query: listQuery,
    answers: { 200: { description: 'One page.', schema: interactionPage } },
    refusals: [400, 503],
  },
  resolveInteraction: command('resolve', {
    summary: 'Resolve an interaction',
    description: 'For the agent who has it; supervisors and ops may, too.',
    roles: ['agent', 'supervisor', 'ops'],
    body: resolveRequest,
  }),
  addNote: command('notes', {
    summary: 'Add a note to the case',
    roles: ['backend', 'agent', 'supervisor', 'ops'],
    body: noteRequest,
  }),
  transferInteraction: {
    ...command('transfer', {
      summary: 'Hand an interaction over to a queue or an agent',
      description:
        'For the agent who has it; supervisors may, too. How it goes on stands in the live state: the leg’s `transfer.result`, and the timeline. A transfer that nobody takes leaves the customer with the sender (warm), or puts them into the sender’s queue with their place kept (cold).',
      roles: ['agent', 'supervisor'],
      body: transferRequest,
    }),
    answers: { 202: { description: 'The target is being asked.', schema: transferBegun } },
  },
  cancelInteraction: command('cancel', {
    summary: 'Cancel an interaction',
    description: 'Whether `by` suits the token is checked, too.',
    roles: ['backend', 'supervisor', 'ops'],
    body: cancelRequest,
  }),
} satisfies Readonly<Record<string, OperationContract>>;

export type OperationName = keyof typeof OPERATIONS;
