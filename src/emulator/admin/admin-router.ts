import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import type { Emulator } from '../emulator';
import { onThisMachine } from '../http/this-machine';
import { AdminError } from './admin-error';
import type { AdminOperation } from './admin-operation';
import { adminOperations } from './routes';

/** Serves `/emulator/…`: JSON, without authentication, and therefore to callers on this machine only. */
export function createAdminRouter(emulator: Emulator): Router {
  const router = express.Router();
  router.use(onThisMachine);
  router.use(express.json());
  for (const operation of adminOperations) serve(router, emulator, operation);
  router.use((request) => {
    throw new AdminError(404, `There is no ${request.method} /emulator${request.path}`);
  });
  router.use(answerErrors);
  return router;
}

function serve(router: Router, emulator: Emulator, { method, path, handle }: AdminOperation): void {
  router[method](path, (request: Request, response) => {
    emulator.catchUp();
    try {
      const { status = 200, body } = handle(emulator, {
        path: request.params as Record<string, string>,
        query: request.query as Record<string, unknown>,
        body: request.body as unknown,
      });
      if (body === undefined) response.status(204).end();
      else response.status(status).json(body);
    } finally {
      emulator.changed();
    }
  });
}

/** `{ "error": … }` under the error's own status. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = (error as { status?: unknown }).status;
  if (typeof status !== 'number') return next(error);
  response.status(status).json({ error: (error as Error).message });
};
