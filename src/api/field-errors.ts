import type { z } from 'zod';
import { RequestError, type FieldError } from './request-error';

type Issue = z.core.$ZodIssue;

/** Where a value came from: the body is addressed by JSON pointers, the rest by name. */
export type Source = 'body' | 'query' | 'header';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const fieldAt = (source: Source, path: readonly PropertyKey[]): string =>
  source === 'body' ? pointer(path) : `${source}/${path.map(String).join('/')}`;

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}

const sizeOf = (issue: { origin: string }): string =>
  issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';

function explain(issue: Issue, missing: boolean): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      return missing
        ? { code: 'required', message: 'This is required.' }
        : { code: 'invalid_type', message: `This must be of type ${issue.expected}.` };
    case 'invalid_value':
      return missing
        ? { code: 'required', message: `This is required: one of ${issue.values.map(String).join(', ')}.` }
        : { code: 'invalid_value', message: `This must be one of ${issue.values.map(String).join(', ')}.` };
    case 'too_big':
      return { code: 'too_long', message: `At most ${issue.maximum}${sizeOf(issue)} are allowed.` };
    case 'too_small':
      return { code: 'too_short', message: `At least ${issue.minimum}${sizeOf(issue)} are needed.` };
    default:
      return { code: 'invalid_format', message: issue.message };
  }
}

/** Every zod issue as field errors, in our codes and words. `input` is what was parsed. */
export function fieldErrorsOf(error: z.ZodError, input: unknown, source: Source): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: fieldAt(source, [...issue.path, key]),
          code: 'unknown_field',
          message: 'This is not a field of the request.',
        }))
      : [
          {
            field: fieldAt(source, issue.path),
            ...explain(issue, valueAt(input, issue.path) === undefined),
          },
        ],
  );
}

/** The error for a request with these faults: the code of the only one, or `invalid_request` when there are several. */
export function invalidRequest(errors: readonly FieldError[], status = 400): RequestError {
  const [only, another] = errors;
  return new RequestError(
    only && !another ? only.code : 'invalid_request',
    status,
    only && !another
      ? `${only.field || 'The body'}: ${only.message}`
      : `${errors.length} things are wrong with the request; "errors" lists them.`,
    { errors },
  );
}

/** Parses or throws RequestError with every fault at once. */
export function parseOrRefuse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  source: Source,
  status = 400,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidRequest(fieldErrorsOf(parsed.error, input, source), status);
  return parsed.data;
}
