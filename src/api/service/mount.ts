import type { Express, RequestHandler } from 'express';
import { createAuthenticator, requireRole } from '../authenticate';
import { openApiDocument } from '../contract/document';
import type { ApiDeps, Deadlines } from '../deps';
import { sendProblem } from '../send-problem';
import { mountDocsPage } from './docs-page';
import { readReadiness } from './readiness';

function createMetrics({ tokens, metrics, events }: ApiDeps): RequestHandler {
  const authenticate = createAuthenticator(tokens);
  return async (request, response) => {
    try {
      requireRole(authenticate(request.headers.authorization), ['ops']);
      response.type('text/plain; version=0.0.4').send(await metrics());
    } catch (error) {
      sendProblem(response, error, events);
    }
  };
}

let document: object | null = null;
/** Made when it is first asked for: it takes longer than all else that an API does to start. */
const contract = (): object => (document ??= openApiDocument());

/** Mounts what runs the service itself: health, readiness, metrics, the contract and its page. */
export function mountService(app: Express, deps: ApiDeps, deadlines: Deadlines): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const readiness = await readReadiness(deps, deadlines);
    response.status(readiness.missing.length === 0 ? 200 : 503).json(readiness);
  });
  app.get('/metrics', createMetrics(deps));
  app.get('/openapi.json', (_request, response) => {
    response.json(contract());
  });
  mountDocsPage(app);
}
