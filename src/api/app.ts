import type { ServerOptions } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { mountAnswers } from './answers/mount';
import { ANSWERS_PATH } from './contract/answers';
import { OPERATIONS } from './contract/operations';
import { WEBHOOKS } from './contract/webhooks';
import { DEADLINES, type ApiDeps } from './deps';
import { mountInteractions } from './interactions/mount';
import { RequestError } from './request-error';
import { giveRequestId } from './request-id';
import { sendProblem } from './send-problem';
import { mountService } from './service/mount';
import { mountWebhooks } from './webhooks/mount';

/**
 * For whoever listens: `http.createServer(listenOptions, createApi(deps))`. A client that dribbles its headers or its
 * body is cut off; idle connections outlive the usual 60 s of a load balancer.
 */
export const listenOptions = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
} satisfies ServerOptions;

const SERVICE_PATHS = ['/healthz', '/readyz', '/metrics', '/openapi.json'];

function allowedMethods(): ReadonlyMap<string, readonly string[]> {
  const routes = [
    ...Object.values(OPERATIONS).map(({ path, method }) => ({
      path: path.replace(/\{(\w+)\}/g, ':$1'),
      method,
    })),
    ...Object.values(WEBHOOKS).map(({ path }) => ({ path, method: 'post' })),
    ...['get', 'post'].map((method) => ({ path: ANSWERS_PATH.replace('{token}', ':token'), method })),
    ...SERVICE_PATHS.map((path) => ({ path, method: 'get' })),
  ];
  return new Map(
    routes.map(({ path }) => [
      path,
      routes
        .filter((route) => route.path === path)
        .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])),
    ]),
  );
}

const refuseMethod =
  (allowed: readonly string[]): RequestHandler =>
  () => {
    throw new RequestError('method_not_allowed', 405, `Use ${allowed.join(' or ')}.`, {
      headers: { Allow: allowed.join(', ') },
    });
  };

const refuseRoute: RequestHandler = () => {
  throw new RequestError('route_not_found', 404, 'There is nothing here; /openapi.json lists what there is.');
};

/**
 * The HTTP API: interactions, Twilio's webhooks, health and documentation. Throws at once when it could not be safe:
 * no Twilio auth token, a public URL that is not absolute, blank or equal API tokens.
 */
export function createApi(deps: ApiDeps): Express {
  const deadlines = { ...DEADLINES, ...deps.deadlines };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', false);
  app.set('etag', false);
  app.set('strict routing', true);
  app.set('case sensitive routing', true);
  app.use(giveRequestId, helmet());
  mountWebhooks(app, { ...deps, deadlines });
  mountInteractions(app, deps.tokens, { ...deps, deadlines });
  mountAnswers(app, { ...deps, deadlines });
  mountService(app, deps, deadlines);
  for (const [path, allowed] of allowedMethods()) app.all(path, refuseMethod(allowed));
  app.use(refuseRoute);
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    sendProblem(response, error, deps.events);
  };
  app.use(onError);
  return app;
}
