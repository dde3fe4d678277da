import type { Request } from 'express';
import { idempotencyKey } from './contract/requests';
import type { FieldError } from './request-error';
import { invalidRequest } from './field-errors';

const faulty = (message: string): FieldError => ({
  field: 'header/Idempotency-Key',
  code: 'invalid_idempotency_key',
  message,
});

/** The Idempotency-Key header, null when it was not sent, or what is wrong with it. */
export function readIdempotencyKey(request: Request): { key: string | null; errors: FieldError[] } {
  const given = request.headersDistinct['idempotency-key'] ?? [];
  if (given.length === 0) return { key: null, errors: [] };
  if (given.length > 1) return { key: null, errors: [faulty('Send this header once.')] };
  const parsed = idempotencyKey.safeParse(given[0]);
  return parsed.success
    ? { key: parsed.data, errors: [] }
    : { key: null, errors: [faulty(parsed.error.issues.map(({ message }) => message).join(' '))] };
}

/** As readIdempotencyKey; throws RequestError 400 when the header is faulty. */
export function idempotencyKeyOf(request: Request): string | null {
  const { key, errors } = readIdempotencyKey(request);
  if (errors.length > 0) throw invalidRequest(errors);
  return key;
}
