import { z } from 'zod';
import type { CustomerProfile } from '../../domain/decision';
import type { Outbound } from '../../domain/outbound';
import { customerAnswer, diagnosisAnswer, ownerAnswer } from './answers';
import { createExchange } from './exchange';
import { createHttpJson } from './http-json';
import type { BackendPort, CaseNote, CrmPort } from './port';

const SYSTEM = 'The backend';

export interface BackendOptions {
  /** Where the backend is, e.g. `https://crm.internal.example/support`. */
  readonly baseUrl: string;
  readonly token: string;
  /** 5 s unless told. */
  readonly timeoutMs?: number;
  /** 256 kB unless told. */
  readonly maxBytes?: number;
}

const profileOf = (customer: z.output<typeof customerAnswer>): CustomerProfile => ({
  tier: customer.tier,
  arrBand: customer.arrBand,
  language: customer.language,
  email: customer.email,
  accountName: customer.name,
  priorCases: customer.priorCases,
});

const bodyOf = ({ externalId, customerId, at, text }: CaseNote): object => ({
  externalId,
  customerId,
  at: new Date(at).toISOString(),
  text,
});

const message = (externalId: string) => ({
  operation: 'send a message',
  path: ['interactions', externalId, 'messages'],
});

const outreach = ({ key, interactionId, ...body }: Outbound) => ({
  operation: 'reach a customer',
  path: ['interactions', interactionId, 'outreach'],
  idempotencyKey: key,
  body,
});

/**
 * The generic internal backend over HTTP, as CRM and as the owner of plain channels:
 * `GET /customers/{id}`, `GET /customers/{id}/owner`, `POST /interactions/{interactionId}/case-notes`, `GET /diagnostics/{name}?customer=` and
 * `POST /interactions/{externalId}/messages` and `POST /interactions/{interactionId}/outreach`. Writes carry an `Idempotency-Key` and are answered `{"key": <the same>}`.
 * Throws OutsideError; an id that cannot be a path segment is `refused`. Throws Error at once when the base URL is none.
 */
export function createBackend(options: BackendOptions): CrmPort & BackendPort {
  const { timeoutMs = 5_000, maxBytes = 256 * 1_024, ...where } = options;
  const { read, write } = createExchange(
    SYSTEM,
    createHttpJson({ system: SYSTEM, timeoutMs, maxBytes, ...where }),
  );
  return {
    findCustomer: async (customerId, abortSignal) => {
      const path = ['customers', customerId];
      // An answer about somebody else would show an agent another customer's cases.
      const answer = customerAnswer.extend({ id: z.literal(customerId) });
      const customer = await read(answer, { operation: 'find a customer', path, abortSignal });
      return customer && profileOf(customer);
    },
    findOwner: async (customerId, abortSignal) => {
      const path = ['customers', customerId, 'owner'];
      const answer = ownerAnswer.extend({ customerId: z.literal(customerId) });
      return (await read(answer, { operation: "find a customer's owner", path, abortSignal }))?.owner ?? null;
    },
    appendCaseNote: (note) =>
      write({
        operation: 'append a case note',
        path: ['interactions', note.interactionId, 'case-notes'],
        idempotencyKey: note.key,
        body: bodyOf(note),
      }),
    diagnose: (diagnostic, customerId) =>
      read(diagnosisAnswer, {
        operation: 'run a diagnostic',
        path: ['diagnostics', diagnostic],
        query: { customer: customerId },
      }),
    sendMessage: (externalId, { key, text }) =>
      write({ ...message(externalId), idempotencyKey: key, body: { text } }),
    reachOut: (message) => write(outreach(message)),
  };
}
