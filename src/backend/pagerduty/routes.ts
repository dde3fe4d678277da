import express, { Router, type ErrorRequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { PagerDutyService } from './service';

/** As the parameters' table says (PagerDuty, Events API v2, "Send an Alert Event"). */
const common = { routing_key: z.string().length(32), dedup_key: z.string().min(1).max(255) };
const event = z.discriminatedUnion('event_action', [
  z.looseObject({
    ...common,
    event_action: z.literal('trigger'),
    dedup_key: common.dedup_key.optional(),
    payload: z.looseObject({
      summary: z.string().min(1).max(1_024),
      source: z.string().min(1),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      timestamp: z.string().nullish(),
    }),
  }),
  z.looseObject({ ...common, event_action: z.literal('acknowledge') }),
  z.looseObject({ ...common, event_action: z.literal('resolve') }),
]);

const refuse = (response: Response, errors: readonly string[]): void =>
  void response.status(400).json({ status: 'invalid event', message: 'Event object is invalid', errors });

const refuseUnreadable: ErrorRequestHandler = (_error, _request, response, _next) =>
  refuse(response, ['The request body is not valid JSON']);

/** PagerDuty's Events API v2, in its documented shapes. */
export function pagerDutyRoutes(service: PagerDutyService): Router {
  const router = Router();
  let made = 0;
  router.post('/v2/enqueue', express.json({ limit: '512kb', type: () => true }), (request, response) => {
    const parsed = event.safeParse(request.body);
    if (!parsed.success)
      return refuse(
        response,
        parsed.error.issues.map(({ message }) => message),
      );
    const { data } = parsed;
    if (data.routing_key !== service.routingKey) return refuse(response, ['Invalid routing key']);
    const key = data.dedup_key ?? `made-${++made}`;
    if (data.event_action === 'trigger') service.triggered(key, data.payload.summary);
    else service.told(key, data.event_action);
    response.status(202).json({ status: 'success', message: 'Event processed', dedup_key: key });
  });
  router.use(refuseUnreadable);
  return router;
}

const answer = z.strictObject({
  dedupKey: z.string(),
  how: z.enum(['acknowledge', 'unacknowledge', 'resolve']),
  by: z.string().min(1),
});

/** What a test or a curious user looks at, and how they answer. Behind the backend's token. */
export function pagerDutyAdmin(service: PagerDutyService): Router {
  const router = Router();
  router.get('/incidents', (_request, response) => void response.json(service.incidents()));
  router.get('/events', (_request, response) => void response.json(service.received()));
  router.post('/answers', async (request, response) => {
    const given = answer.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: z.prettifyError(given.error) });
    const { dedupKey, how, by } = given.data;
    const status = await service.answers(dedupKey, how, by);
    if (status === false) return void response.status(404).json({ error: 'no open incident of that key' });
    response.json({ webhookAnswered: status });
  });
  return router;
}
