import express, { type Express } from 'express';
import { createAdminRouter } from './admin/admin-router';
import { createPage } from './board/page';
import { apis } from './apis';
import type { Emulator } from './emulator';
import { platform } from './http/answer';
import { answerErrors, createApiRouter, refuseAsNotEmulated } from './http/api-router';

/** Twilio's sub-domains as first segments of the path, and the admin API. */
export function createApp(emulator: Emulator): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(platform());
  for (const api of apis) app.use(`/${api.subdomain}/${api.version}`, createApiRouter(emulator, api));
  app.get(['/healthz', '/readyz'], (_request, response) => void response.json({ status: 'ok' }));
  app.use(createPage());
  app.use('/emulator', createAdminRouter(emulator));
  app.use(refuseAsNotEmulated);
  app.use(answerErrors);
  return app;
}
