import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createJira, type JiraChannel } from '../../../src/adapters/tracker/jira';
import { jiraRoutes } from '../../../src/backend/jira/routes';
import { createJiraSite, type JiraSite } from '../../../src/backend/jira/site';

const ACCESS = { project: 'ENG', email: 'bot@throughline.example', token: 'the token of the tests' };

/** A Jira site over HTTP whose clock only tests move, and the adapter on it. */
export function useJira() {
  let server: Server;
  let site: JiraSite;
  let now = Date.parse('2026-11-27T09:00:00Z');
  const requests: string[] = [];
  beforeEach(async () => {
    requests.length = 0;
    site = createJiraSite(() => now, { ...ACCESS, subscription: null, indexDelayMs: 3_000 });
    const app = express();
    app.use((request, _response, next) => {
      requests.push(`${request.method} ${request.path}`);
      next();
    });
    app.use(
      '/rest/api/3',
      jiraRoutes(site, () => now),
    );
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    site: () => site,
    /** What was asked since it was looked at last. */
    asked: () => requests.splice(0).map((request) => request.replace('/rest/api/3', '')),
    pass: (ms: number) => (now += ms),
    tracker: (settings: Partial<JiraChannel> = {}) => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const channel = { url, issueType: 'Bug', ...ACCESS, ...settings };
      return createJira({ channels: new Map([['board', channel]]), timeoutMs: 2_000 });
    },
  };
}

export const ALERT = 'throughline:chat-1-e1:board';

/** A message about the alert. */
export const notification = (id: string, over: { text?: string; note?: string; type?: string } = {}) => {
  const { text = 'A customer needs an engineer.', note = 'SSO is down.\nFor everybody.', type } = over;
  return {
    id,
    alert: ALERT,
    address: null,
    body: {
      type: type ?? 'escalation.asked',
      timestamp: '2026-11-27T09:00:00.000Z',
      data: {
        escalationId: 'chat-1-e1',
        interactionId: 'chat-1',
        externalId: null,
        customerId: 'acct-42',
        channel: 'chat',
        ladder: 'engineering',
        text,
        note,
        acknowledgeBy: '2026-11-27T09:15:00.000Z',
      },
    },
  };
};
