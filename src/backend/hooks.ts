import express, { Router } from 'express';

export interface ReceivedHook {
  readonly channel: string;
  readonly id: string | null;
  readonly body: unknown;
}

const MOST_KEPT = 1_000;

/** A receiver of signed webhooks that takes whatever it is sent: `POST /hooks/<channel>`. The latest are kept. */
export function createHooks() {
  const received: ReceivedHook[] = [];
  const router = Router();
  router.post('/:channel', express.json({ limit: '100kb' }), (request, response) => {
    // The parser leaves the body of a sender alone who is gone by the time that it is read.
    if (request.body === undefined) return void response.status(400).end();
    received.push({
      channel: request.params.channel,
      id: request.get('webhook-id') ?? null,
      body: request.body as unknown,
    });
    received.splice(0, received.length - MOST_KEPT);
    response.status(204).end();
  });
  return { router, received: (): readonly ReceivedHook[] => [...received] };
}
