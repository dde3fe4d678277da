import { Registry } from 'prom-client';
import { createWorkerEvents } from '../src/observability/events';
import { createLogger } from '../src/observability/logger';

export const quietEvents = () =>
  createWorkerEvents({
    logger: createLogger({ level: 'silent', process: 'bench' }),
    registry: new Registry(),
  });
