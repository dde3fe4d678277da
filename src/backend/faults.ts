import type { RequestHandler } from 'express';
import { z } from 'zod';

export const fault = z.strictObject({
  /** `throttled`: 429, to be tried again in a second. `refused`: 400. `down`: 503. `nonsense`: 200 with JSON that means nothing. `slow`: late. `ok`: as it should be. */
  mode: z.enum(['ok', 'throttled', 'refused', 'down', 'nonsense', 'slow']),
  /** Only paths that begin so, e.g. `/customers`; all when left out. */
  path: z.string().startsWith('/').optional(),
  /** How late `slow` is; 10 s unless told. */
  delayMs: z.int().min(0).max(600_000).optional(),
});
export type Fault = z.infer<typeof fault>;

const EVERYWHERE = '/';

/** Makes the backend fail on request. The latest word on a path counts; a longer path beats a shorter one. */
export function createFaults() {
  const faults = new Map<string, Fault>();
  const faultOf = (path: string): Fault | undefined =>
    [...faults.entries()]
      .filter(([prefix]) => path.startsWith(prefix))
      .sort(([a], [b]) => b.length - a.length)
      .map(([, entry]) => entry)[0];

  const inject: RequestHandler = (request, response, next) => {
    const active = faultOf(`${request.baseUrl}${request.path}`);
    switch (active?.mode) {
      case 'throttled':
        response.status(429).set('Retry-After', '1').json({ status: 'throttle exceeded' });
        return;
      case 'refused':
        response.status(400).json({ status: 'invalid event', errors: ['refused on request'] });
        return;
      case 'down':
        response.status(503).json({ error: 'down' });
        return;
      case 'nonsense':
        response.json({ colour: 'blue', id: 7 });
        return;
      case 'slow':
        setTimeout(next, active.delayMs ?? 10_000).unref();
        return;
      case 'ok':
      case undefined:
        next();
    }
  };
  return {
    inject,
    /** `ok` without a path ends every fault. */
    set: (entry: Fault): void => {
      if (entry.path === undefined) faults.clear();
      faults.set(entry.path ?? EVERYWHERE, entry);
    },
    active: (): readonly Fault[] => [...faults.values()].filter(({ mode }) => mode !== 'ok'),
  };
}

export type Faults = ReturnType<typeof createFaults>;
