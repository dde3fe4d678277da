import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod';
import { mountCrm } from './crm-routes';
import { fault, type Faults } from './faults';
import { createHooks } from './hooks';
import { jiraAdmin } from './jira/admin';
import { jiraRoutes } from './jira/routes';
import type { JiraSite } from './jira/site';
import { pagerDutyAdmin, pagerDutyRoutes } from './pagerduty/routes';
import type { PagerDutyService } from './pagerduty/service';
import { slackAdmin, slackRoutes } from './slack/routes';
import type { SlackWorkspace } from './slack/workspace';
import type { Store } from './store';

export interface BackendDeps {
  readonly store: Store;
  readonly faults: Faults;
  readonly pagerDuty: PagerDutyService;
  readonly slack: SlackWorkspace;
  readonly jira: JiraSite;
  readonly token: string;
  readonly now: () => number;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const requireToken =
  (token: string): RequestHandler =>
  (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), digest(`Bearer ${token}`))) return next();
    response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'unauthorized' });
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
 * `/healthz`, `/readyz`, `/pagerduty`, `/slack`, `/jira` and `/hooks` need the token.
 */
export function createBackendApp(deps: BackendDeps): Express {
  const { faults, token } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.get(['/healthz', '/readyz'], (_request, response) => void response.json({ status: 'ok' }));
  const hooks = createHooks();
  app.use('/pagerduty', faults.inject, pagerDutyRoutes(deps.pagerDuty));
  app.use('/slack', faults.inject, slackRoutes(deps.slack));
  app.use('/jira/rest/api/3', faults.inject, jiraRoutes(deps.jira, deps.now));
  app.use('/hooks', faults.inject, hooks.router);
  app.use(requireToken(token), express.json({ limit: '100kb' }));
  mountAdmin(app, deps);
  app.use('/admin/jira', jiraAdmin(deps.jira));
  app.use('/admin/slack', slackAdmin(deps.slack));
  app.use('/admin/pagerduty', pagerDutyAdmin(deps.pagerDuty));
  app.get('/admin/hooks', (_request, response) => void response.json(hooks.received()));
  app.use(faults.inject);
  mountCrm(app, deps);
  app.use((_request, response) => void response.status(404).json({ error: 'nothing here' }));
  app.use(refuseUnreadable);
  return app;
}
