import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Emulator } from '../emulator';
import { EngineError } from '../../taskrouter-engine';
import type { RequestFault } from '../faults/fault-rule';
import { isAuthorized } from './basic-auth';
import { versionOf } from './if-match';
import type { ApiAnswer, ApiRequest, Operation } from './operation';
import { parametersOf } from './parameters';
import { errorBody, notEmulated, resourceNotFound, twilioErrorOf, TwilioError } from './twilio-error';

/** One of Twilio's APIs. */
export interface Api {
  /** Where it is mounted: the sub-domain, then the version. */
  readonly subdomain: string;
  readonly version: string;
  readonly operations: readonly Operation[];
  /** Paths that the real API has and the emulator does not: these, or all that have no operation. */
  readonly notEmulated: readonly string[] | 'every other';
}

/** Form bodies larger than this are refused; a workflow's configuration alone may have a megabyte. */
const LARGEST_BODY = '4mb';

const INTERNAL_ERROR = new TwilioError(500, 20500, 'An internal server error has occurred');

const hasWritten = ({ method }: Operation): boolean => method !== 'GET';

/** Serves an API under `/<subdomain>/<version>`, as Twilio serves it under `https://<subdomain>.twilio.com`. */
export function createApiRouter(emulator: Emulator, api: Api): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((request, _response, next) => {
    if (!isAuthorized(request.get('authorization'), emulator.account)) {
      throw new TwilioError(401, 20003, 'Authenticate');
    }
    next();
  });
  router.use(express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: 10_000 }));
  for (const path of api.notEmulated === 'every other' ? [] : api.notEmulated) {
    router.all(path, refuseAsNotEmulated);
  }
  for (const operation of api.operations) {
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'delete';
    router[method](operation.path, (request, response) => serve(emulator, api, operation, request, response));
  }
  for (const path of new Set(api.operations.map((operation) => operation.path))) {
    router.all(path, () => {
      throw new TwilioError(405, 20004, 'Method not allowed');
    });
  }
  router.use((request) => {
    if (api.notEmulated === 'every other') refuseAsNotEmulated(request);
    throw resourceNotFound(request.path);
  });
  router.use(answerErrors);
  return router;
}

/** For whatever Twilio can do and the emulator cannot. */
export const refuseAsNotEmulated = ({ method, originalUrl }: Request): never => {
  throw notEmulated(`${method} ${originalUrl.split('?')[0]}`);
};

function serve(
  emulator: Emulator,
  api: Api,
  operation: Operation,
  request: Request,
  response: Response,
): void {
  const fault = emulator.faults.onRequest(request.method, `/${api.version}${request.path}`);
  if (fault?.commit === 'before') return spoil(response, fault);
  const answer = perform(emulator, operation, readRequest(api, request));
  if (fault !== null) return spoil(response, fault);
  send(response, answer);
}

function perform(emulator: Emulator, operation: Operation, request: ApiRequest): ApiAnswer {
  emulator.catchUp();
  try {
    const answer = operation.handle(emulator, request);
    if (hasWritten(operation) && answer.sid !== undefined) {
      emulator.effects.add(emulator.engine.now(), operation.name, answer.sid);
    }
    return answer;
  } finally {
    emulator.changed();
  }
}

function readRequest(api: Api, request: Request): ApiRequest {
  const origin = `${request.protocol}://${request.get('host')}`;
  return {
    path: request.params as Record<string, string>,
    query: parametersOf(request.query),
    form: parametersOf((request.body ?? {}) as Record<string, unknown>),
    ifMatch: versionOf(request.get('if-match')),
    origin,
    base: `${origin}/${api.subdomain}/${api.version}`,
    url: request.originalUrl,
  };
}

function send(response: Response, { status, body, version }: ApiAnswer): void {
  if (version !== undefined) response.set('ETag', `"${version}"`);
  response.set('Access-Control-Expose-Headers', 'ETag');
  if (body === undefined) response.status(status).end();
  else response.status(status).json(body);
}

/** Answers as the fault wants it; a time-out never answers. */
function spoil(response: Response, { answer, retryAfter }: RequestFault): void {
  if (answer === 'timeout') return;
  if (retryAfter !== null) response.set('Retry-After', String(retryAfter));
  const error = answer === 429 ? new TwilioError(429, 20429, 'Too Many Requests') : INTERNAL_ERROR;
  response.status(error.status).json(errorBody(error));
}

/** Answers an error as Twilio does. Express knows an error handler by its four parameters. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const answer = asTwilioError(error, request.path);
  response.status(answer.status).json(errorBody(answer));
};

function asTwilioError(error: unknown, resource: string): TwilioError {
  if (error instanceof TwilioError) return error;
  if (error instanceof EngineError) return twilioErrorOf(error, resource);
  const status = (error as { status?: unknown }).status;
  if (status === 413) return new TwilioError(413, 20001, 'The request body is too large');
  if (typeof status === 'number' && status < 500) {
    return new TwilioError(400, 20001, 'The request cannot be read');
  }
  process.emitWarning(error as Error);
  return INTERNAL_ERROR;
}
