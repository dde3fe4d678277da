import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { SlackWorkspace } from './workspace';

const posting = z.looseObject({
  channel: z.string().min(1),
  text: z.string().optional(),
  blocks: z.array(z.unknown()).max(50).optional(),
});
const updating = posting.extend({ ts: z.string() });

/** Slack's errors come with status 200 ("Using the Slack Web API", "Evaluating responses"). */
const refuse = (response: Response, error: string): void => void response.json({ ok: false, error });

/** Slack's Web API, as much of it as an app needs that posts messages and changes them, and its response URLs. */
export function slackRoutes(workspace: SlackWorkspace): Router {
  const router = Router();
  const isAllowed = (request: Request): boolean =>
    request.get('authorization') === `Bearer ${workspace.token}`;
  router.use(express.json({ limit: '100kb' }));
  router.post('/api/chat.postMessage', (request, response) => {
    const given = posting.safeParse(request.body);
    if (!isAllowed(request)) return refuse(response, 'invalid_auth');
    if (!given.success) return refuse(response, 'invalid_arguments');
    const { channel, text = '', blocks = [] } = given.data;
    if (!/^[CDGUW][A-Z0-9]+$/.test(channel)) return refuse(response, 'channel_not_found');
    if (text === '' && blocks.length === 0) return refuse(response, 'no_text');
    const message = workspace.post(channel, text, blocks);
    response.json({ ok: true, channel: message.channel, ts: message.ts, message: { type: 'message', text } });
  });
  router.post('/api/chat.update', (request, response) => {
    const given = updating.safeParse(request.body);
    if (!isAllowed(request)) return refuse(response, 'invalid_auth');
    if (!given.success) return refuse(response, 'invalid_arguments');
    const { channel, ts, text = '', blocks = [] } = given.data;
    const message = workspace.update(channel, ts, text, blocks);
    if (message === null) return refuse(response, 'message_not_found');
    response.json({ ok: true, channel, ts, text });
  });
  router.post('/responses/:id', (request, response) => {
    const { text } = request.body as { text?: unknown };
    const isTaken = typeof text === 'string' && workspace.respond(request.params.id, text);
    response.status(isTaken ? 200 : 404).send(isTaken ? 'ok' : 'expired_url');
  });
  return router;
}

const press = z.strictObject({
  channel: z.string(),
  ts: z.string(),
  user: z.string().min(1),
  action: z.string().optional(),
});

/** What a test or a curious user looks at, and how they press. Behind the backend's token. */
export function slackAdmin(workspace: SlackWorkspace): Router {
  const router = Router();
  router.get('/messages', (_request, response) => void response.json(workspace.messages()));
  router.get('/whispers', (_request, response) => void response.json(workspace.whispers()));
  router.post('/presses', async (request, response) => {
    const given = press.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: z.prettifyError(given.error) });
    const { user, ...pressed } = given.data;
    const status = await workspace.press(pressed, user, `http://${request.get('host')}`);
    if (status === null) return void response.status(404).json({ error: 'no button, or nobody answered' });
    response.json({ appAnswered: status });
  });
  return router;
}
