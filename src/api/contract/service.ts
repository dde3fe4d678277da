import { z } from 'zod';

export const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    missing: z.array(z.enum(['temporal', 'worker', 'policy'])).meta({
      description:
        '`temporal`: it does not answer. `worker`: none polls the task queue. `policy`: none is published.',
    }),
    degraded: z.array(z.enum(['records'])).meta({
      description:
        'What is away that most of the work can do without. `records`: the database does not answer; customers are served and commands carried out, but events that move no interaction are answered 503, and the audit log cannot be read.',
    }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readiness>;
