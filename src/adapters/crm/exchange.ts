import { z } from 'zod';
import { OutsideError } from '../outside-error';
import type { HttpJsonAnswer, HttpJsonRequest } from './http-json';

type Send = (request: HttpJsonRequest) => Promise<HttpJsonAnswer>;
type ReadRequest = Omit<HttpJsonRequest, 'method' | 'body' | 'idempotencyKey'>;
type WriteRequest = Omit<HttpJsonRequest, 'method'> & { readonly idempotencyKey: string };

/** The key comes back, so that a page of a proxy in between cannot pass for a write. */
const written = z.object({ key: z.string() });

/** An answer of the wrong shape: for a read asking again is no use, but a write may have been done. */
function nonsense(system: string, answer: HttpJsonAnswer, request: HttpJsonRequest, what: string) {
  return new OutsideError(
    `${system} answered ${answer.status} with something else than agreed (${what}) when asked to ${request.operation}.`,
    request.method === 'GET' ? 'refused' : 'unknown',
    answer.status,
  );
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  system: string,
  answer: HttpJsonAnswer,
  request: HttpJsonRequest,
): z.output<Schema> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole');
  throw nonsense(system, answer, request, fields.join(', '));
}

/** Reads that may find nothing, and writes that are confirmed by their key. Both throw OutsideError. */
export function createExchange(system: string, send: Send) {
  return {
    /** Null when the answer was 404. */
    read: async <Schema extends z.ZodType>(
      schema: Schema,
      asked: ReadRequest,
    ): Promise<z.output<Schema> | null> => {
      const request: HttpJsonRequest = { ...asked, method: 'GET' };
      const answer = await send(request);
      return answer.status === 404 ? null : parse(schema, system, answer, request);
    },
    write: async (asked: WriteRequest): Promise<void> => {
      const request: HttpJsonRequest = { ...asked, method: 'POST' };
      const answer = await send(request);
      if (answer.status === 404) {
        throw new OutsideError(`${system} answered 404 when asked to ${asked.operation}.`, 'refused', 404);
      }
      const { key } = parse(written, system, answer, request);
      if (key !== asked.idempotencyKey) throw nonsense(system, answer, request, 'another key');
    },
  };
}
