import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { RequestFault } from '../faults/fault-rule';
import { hangUpFirst, isAcceptance } from '../faults/hang-up-first';
import { INTERNAL_ERROR, spoiledAnswer } from '../faults/spoiled-answer';
import { asOf } from '../faults/stale-answer';
import { answer } from './answer';
import type { Api } from './api';
import { authorization } from './basic-auth';
import { createBodyReader } from './body-reader';
import type { ApiAnswer, ApiRequest, Operation } from './operation';
import { createPageTrail } from './page-trail';
import { readRequest } from './read-request';
import { createRouteTable, type RouteTable } from './route-table';
import { errorBody, notEmulated, resourceNotFound, twilioErrorOf, TwilioError } from './twilio-error';

const hasWritten = ({ method }: Operation): boolean => method !== 'GET';

/**
 * Serves an API under `/<subdomain>/<version>`, as Twilio serves it under `https://<subdomain>.twilio.com`. One handler
 * and a table, not an Express router: asking every route in turn takes longer than creating a task.
 */
export function createApiRouter(emulator: Emulator, api: Api): RequestHandler {
  const isAuthorized = authorization(emulator.account);
  const readBody = createBodyReader();
  const routes = createRouteTable(api.operations);
  const pages = createPageTrail();
  return (request, response) => {
    if (api.headers !== undefined) response.locals['headers'] = api.headers;
    const answering = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        answerError(error, request, response);
      }
    };
    if (!isAuthorized(request.headers.authorization)) {
      return answerError(new TwilioError(401, 20003, 'Authenticate'), request, response);
    }
    readBody(request, response, (problem?: unknown) =>
      answering(() => {
        if (problem !== undefined) throw problem;
        const { operation, path } = operationFor(api, routes, request);
        serve(emulator, api, { operation, path, pages }, request, response);
      }),
    );
  };
}

type Found = { readonly operation: Operation; readonly path: ApiRequest['path'] };

function operationFor({ notEmulated: beyond }: Api, routes: RouteTable, request: Request): Found {
  const match = routes.find(request.method, request.path);
  if (match.kind === 'operation') return match;
  if (beyond === 'every other') refuseAsNotEmulated(request);
  if (match.kind === 'wrong-method') throw new TwilioError(405, 20004, 'Method not allowed');
  throw resourceNotFound(request.path);
}

/** For whatever Twilio can do and the emulator cannot. */
export const refuseAsNotEmulated = ({ method, originalUrl }: Request): never => {
  throw notEmulated(`${method} ${originalUrl.split('?')[0]}`);
};

function serve(
  emulator: Emulator,
  api: Api,
  { operation, ...known }: Found & Pick<ApiRequest, 'pages'>,
  request: Request,
  response: Response,
): void {
  const fault = emulator.faults.onRequest(request.method, `/${api.version}${request.path}`);
  if (fault?.commit === 'before' && fault.answer !== 'stale') return spoil(request, response, fault);
  const asked = readRequest(api, request, known);
  if (isAcceptance(operation, asked)) hangUpFirst(emulator, asked);
  const done = perform(emulator, operation, asked);
  if (fault?.answer === 'stale')
    return answerStale(request, response, done, emulator.clock.now() - fault.staleMs);
  if (fault !== null) return spoil(request, response, fault);
  answer(response, done.status, done.body, done.version);
}

function perform(emulator: Emulator, operation: Operation, request: ApiRequest): ApiAnswer {
  emulator.catchUp();
  try {
    const done = operation.handle(emulator, request);
    if (hasWritten(operation) && done.sid !== undefined) {
      emulator.effects.add(emulator.engine.now(), operation.name, done.sid);
    }
    return done;
  } finally {
    emulator.changed();
  }
}

/** Answers as the fault wants it; a time-out never answers. */
function spoil(request: Request, response: Response, { answer: wanted, retryAfter }: RequestFault): void {
  if (wanted === 'timeout' || wanted === 'stale') return;
  if (retryAfter !== null) response.setHeader('Retry-After', String(retryAfter));
  const error = spoiledAnswer(wanted, request.path);
  answer(response, error.status, errorBody(error));
}

/** As if what came about after an instant were not there yet. */
function answerStale(request: Request, response: Response, done: ApiAnswer, seenUntil: number): void {
  const body = asOf(done.body, seenUntil);
  if (body === null) return answerError(resourceNotFound(request.path), request, response);
  answer(response, done.status, body, done.version);
}

function answerError(problem: unknown, request: Request, response: Response): void {
  const error = asTwilioError(problem, request.path);
  answer(response, error.status, errorBody(error));
}

/** Answers an error as Twilio does. Express knows an error handler by its four parameters. */
export const answerErrors: ErrorRequestHandler = (problem: unknown, request, response, _next) =>
  answerError(problem, request, response);

function asTwilioError(error: unknown, resource: string): TwilioError {
  if (error instanceof TwilioError) return error;
  if (error instanceof EngineError) return twilioErrorOf(error, resource);
  if (error instanceof URIError) return resourceNotFound(resource);
  const status = (error as { status?: unknown }).status;
  if (status === 413) return new TwilioError(413, 20001, 'The request body is too large');
  if (typeof status === 'number' && status < 500) {
    return new TwilioError(400, 20001, 'The request cannot be read');
  }
  process.emitWarning(error as Error);
  return INTERNAL_ERROR;
}
