import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { customerIds, findCustomer } from './customers';
import { diagnose } from './diagnostics';
import { fault, type Faults } from './faults';
import { createHooks } from './hooks';
import { pagerDutyAdmin, pagerDutyRoutes } from './pagerduty/routes';
import type { PagerDutyService } from './pagerduty/service';
import type { Kept, Store } from './store';

export interface BackendDeps {
  readonly store: Store;
  readonly faults: Faults;
  readonly pagerDuty: PagerDutyService;
  readonly token: string;
  readonly now: () => number;
}

const note = z.object({
  externalId: z.string().nullable(),
  customerId: z.string().nullable(),
  at: z.iso.datetime(),
  text: z.string().min(1),
});
const message = z.object({ text: z.string().min(1) });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const requireToken =
  (token: string): RequestHandler =>
  (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), digest(`Bearer ${token}`))) return next();
    response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'unauthorized' });
  };

const STATUS: Readonly<Record<Kept, number>> = { created: 201, repeated: 200, conflict: 422 };

const answerWrite = (response: Response, key: string, kept: Kept): void => {
  response.status(STATUS[kept]).json(kept === 'conflict' ? { error: 'key used with another text' } : { key });
};

/** A handler for writes: key and body are checked before it runs. */
const write =
  <Schema extends z.ZodType>(
    schema: Schema,
    keep: (id: string, key: string, body: z.output<Schema>) => Kept,
  ): RequestHandler<{ id: string }> =>
  (request, response) => {
    const key = request.get('idempotency-key');
    const body = schema.safeParse(request.body);
    if (!key || !body.success) {
      response.status(400).json({ error: key ? 'faulty body' : 'Idempotency-Key is required' });
      return;
    }
    answerWrite(response, key, keep(request.params.id, key, body.data));
  };

const refuseUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  response.status(error.status ?? 500).json({ error: 'the request could not be read' });
};

function mountAdmin(app: Express, { store, faults }: BackendDeps): void {
  app.get('/admin/notes', (_request, response) => void response.json(store.notes()));
  app.get('/admin/messages', (_request, response) => void response.json(store.messages()));
  app.get('/admin/faults', (_request, response) => void response.json(faults.active()));
  app.post('/admin/faults', (request, response) => {
    const entry = fault.safeParse(request.body);
    if (!entry.success) return void response.status(400).json({ error: z.prettifyError(entry.error) });
    faults.set(entry.data);
    response.json(faults.active());
  });
}

/**
 * The backend's HTTP face, and that of the services that page people. Admin routes never fail on request; all but
 * `/healthz`, `/readyz`, `/pagerduty` and `/hooks` need the token.
 */
export function createBackendApp(deps: BackendDeps): Express {
  const { store, faults, token, now } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.get(['/healthz', '/readyz'], (_request, response) => void response.json({ status: 'ok' }));
  const hooks = createHooks();
  app.use('/pagerduty', faults.inject, pagerDutyRoutes(deps.pagerDuty));
  app.use('/hooks', faults.inject, hooks.router);
  app.use(requireToken(token), express.json({ limit: '100kb' }));
  mountAdmin(app, deps);
  app.use('/admin/pagerduty', pagerDutyAdmin(deps.pagerDuty));
  app.get('/admin/hooks', (_request, response) => void response.json(hooks.received()));
  app.use(faults.inject);
  app.get('/customers', (_request, response) => void response.json({ ids: customerIds() }));
  app.get('/customers/:id', (request, response) => {
    const customer = findCustomer(request.params.id);
    response.status(customer ? 200 : 404).json(customer ?? { error: 'unknown customer' });
  });
  app.get('/diagnostics/:name', (request, response) => {
    const { customer } = request.query;
    const found = diagnose(request.params.name, typeof customer === 'string' ? customer : '', now());
    response.status(found ? 200 : 404).json(found ?? { error: 'unknown diagnostic' });
  });
  app.post(
    '/interactions/:id/case-notes',
    write(note, (interactionId, key, body) => store.keepNote({ key, interactionId, ...body })),
  );
  app.post(
    '/interactions/:id/messages',
    write(message, (externalId, key, { text }) =>
      store.keepMessage({ key, externalId, text, at: new Date(now()).toISOString() }),
    ),
  );
  app.use((_request, response) => void response.status(404).json({ error: 'nothing here' }));
  app.use(refuseUnreadable);
  return app;
}
