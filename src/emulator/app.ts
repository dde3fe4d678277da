import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import { createAdminRouter } from './admin/admin-router';
import { voiceApi } from './api/voice-api';
import type { Emulator } from './emulator';
import { answerErrors, createApiRouter, refuseAsNotEmulated } from './http/api-router';
import { taskRouterApi } from './taskrouter/v1/api';

/** Twilio's sub-domains as first segments of the path, and the admin API. */
export function createApp(emulator: Emulator): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set('Twilio-Request-Id', `RQ${randomUUID().replaceAll('-', '')}`);
    next();
  });
  app.get(['/healthz', '/readyz'], (_request, response) => void response.json({ status: 'ok' }));
  app.use('/emulator', createAdminRouter(emulator));
  for (const api of [taskRouterApi, voiceApi]) {
    app.use(`/${api.subdomain}/${api.version}`, createApiRouter(emulator, api));
  }
  app.use(refuseAsNotEmulated);
  app.use(answerErrors);
  return app;
}
