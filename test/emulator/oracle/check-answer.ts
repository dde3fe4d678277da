import { findOperation } from './find-operation';
import type { DocumentedOperation } from './documents';
import { HEADER_EXEMPTIONS } from './exemptions';
import { compileSchema, validatorOf } from './schema';

export interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** As it was sent; empty for none. */
  readonly body: string;
}

const driven = new Set<string>();
const problems: string[] = [];

/** The operations that were answered with success since the last call, as `document/operationId`. */
export const takeDriven = (): string[] => take([...driven], () => driven.clear());

/** What was wrong with answers since the last call. */
export const takeProblems = (): string[] => take([...problems], () => void (problems.length = 0));

function take(list: string[], clear: () => void): string[] {
  clear();
  return list;
}

/** The APIs whose answers are compared, by what their addresses begin with. */
const COMPARED = ['/taskrouter/v1/', '/flex-api/v1/', '/conversations/v1/', '/api/2010-04-01/'];

/** Compares an emulator's answer with Twilio's document and notes what differs. Other addresses pass. */
export function checkAnswer(answer: Answer): void {
  const { pathname } = new URL(answer.url);
  const operation = findOperation(answer.method, pathname);
  if (operation !== undefined && answer.status < 400) {
    driven.add(`${operation.document}/${operation.operationId}`);
  }
  if (!COMPARED.some((beginning) => pathname.startsWith(beginning))) return;
  const what = `${operation?.operationId ?? 'Undocumented'} (${answer.method} ${answer.url})`;
  problems.push(...differences(operation, answer).map((difference) => `${what}: ${difference}`));
}

function differences(operation: DocumentedOperation | undefined, answer: Answer): string[] {
  if (answer.status >= 400) return problemsOfError(answer);
  return operation === undefined ? ['a success of no operation'] : problemsOf(operation, answer);
}

function problemsOf(operation: DocumentedOperation, { status, header, body }: Answer): string[] {
  const documented = operation.responses[status];
  if (documented === undefined) {
    return [`status ${status} instead of ${Object.keys(operation.responses).join(' or ')}`];
  }
  const isExempt = (name: string): boolean =>
    HEADER_EXEMPTIONS.some(
      (one) => one.operationId === operation.operationId && one.header.toLowerCase() === name.toLowerCase(),
    );
  const missing = documented.headers.filter((name) => header(name) === undefined && !isExempt(name));
  const missingHeaders = missing.map((name) => `no header ${name}`);
  if (documented.schema === null) {
    return body === '' ? missingHeaders : [...missingHeaders, 'a body where the document has none'];
  }
  const validate = validatorOf(operation.document, documented.schema);
  return [...missingHeaders, ...problemsOfBody(header('content-type'), body, validate)];
}

/** The documents describe no errors; this is what the official SDKs read of one. */
const isError = compileSchema({
  type: 'object',
  properties: {
    code: { type: 'integer' },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', format: 'uri' },
    status: { type: 'integer' },
    details: { type: 'object' },
  },
  required: ['code', 'message', 'more_info', 'status'],
  additionalProperties: false,
});

function problemsOfError({ status, header, body }: Answer): string[] {
  const found = problemsOfBody(header('content-type'), body, isError);
  if (found.length > 0) return found;
  const said = (JSON.parse(body) as { status: number }).status;
  return said === status ? [] : [`status ${said} in the body of an answer with ${status}`];
}

function problemsOfBody(
  contentType: string | undefined,
  body: string,
  validate: ReturnType<typeof validatorOf>,
): string[] {
  if (!/^application\/json/.test(contentType ?? '')) return [`content type ${contentType}`];
  if (validate(JSON.parse(body))) return [];
  return validate.errors!.map(({ instancePath, message, params }) => {
    return `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`;
  });
}
