import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * The process's own metrics, each name beginning with `throughline_`. With `runtime`, Node's own as well (memory,
 * event-loop lag).
 */
export const createMetrics = ({ runtime }: { readonly runtime: boolean }): Registry => {
  const registry = new Registry();
  if (runtime) collectDefaultMetrics({ register: registry });
  return registry;
};
