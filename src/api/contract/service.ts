import { z } from 'zod';

export const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    missing: z.array(z.enum(['temporal', 'worker', 'policy'])).meta({
      description:
        '`temporal`: it does not answer. `worker`: none polls the task queue. `policy`: none is published.',
    }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readiness>;
