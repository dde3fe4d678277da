import { DefaultLogger, Runtime } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { createWorkerEvents } from '../../src/observability/events';
import { createLogger } from '../../src/observability/logger';

let installed = false;

/** The SDK's runtime logs only what went wrong. One per test file: jest gives each its own modules. */
export function quietRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
}

export const quietEvents = () =>
  createWorkerEvents({
    logger: createLogger({ level: 'silent', process: 'test' }),
    registry: new Registry(),
  });
