import { Router } from 'express';
import { z } from 'zod';
import type { JiraSite } from './site';

const by = z.string().min(1);
const deed = z.intersection(
  z.object({ issue: z.string(), by }),
  z.discriminatedUnion('do', [
    z.object({ do: z.literal('assign') }),
    z.object({ do: z.literal('unassign') }),
    z.object({ do: z.literal('move'), to: z.enum(['To Do', 'In Progress', 'Done']) }),
    z.object({ do: z.literal('comment'), text: z.string().min(1) }),
  ]),
);
const trouble = z.strictObject({
  throttledForMs: z.int().min(0).optional(),
  requires: z.string().optional(),
  losesAnswers: z.int().min(0).optional(),
});

/** What a test or a curious user looks at, and how they work there. Behind the backend's token. */
export function jiraAdmin(site: JiraSite): Router {
  const router = Router();
  router.get('/issues', (_request, response) => void response.json(site.issues()));
  router.post('/trouble', (request, response) => {
    const given = trouble.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: z.prettifyError(given.error) });
    site.fail(given.data);
    response.json(given.data);
  });
  router.post('/deeds', async (request, response) => {
    const given = deed.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: z.prettifyError(given.error) });
    const { issue, by: person, ...what } = given.data;
    const status = await site.does(issue, person, what);
    if (status === false) return void response.status(404).json({ error: 'no such issue' });
    response.json({ webhookAnswered: status });
  });
  return router;
}
