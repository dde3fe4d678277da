import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { startEmulator, systemClock } from '../src/emulator';
import type { Posts } from './posts';
import { median } from './quantile';

const ACCOUNT = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'bench-auth-token' };
const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
const CONNECTIONS = 16;

/**
 * Tasks created per second over HTTP, and beside it an Express route that only parses the same form and answers as
 * much JSON: alternating batches, the first of each not counted, the client in a process of its own.
 */
export async function httpCreates(batches = 7, perBatch = 3_000) {
  const emulator = await startEmulator({ port: 0, ...ACCOUNT, clock: systemClock(), seed: 'bench' });
  const { workspaceSid, workflowSid } = centreOf(emulator.engine);
  const form = new URLSearchParams({
    WorkflowSid: workflowSid,
    TaskChannel: 'chat',
    Priority: '5',
    Timeout: '3600',
    Attributes: JSON.stringify({ language: 'en', tier: 'gold', note: 'x'.repeat(250) }),
  }).toString();
  const ours = {
    port: Number(new URL(emulator.url).port),
    path: `/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`,
  };
  const bare = await startBareRoute(await oneAnswer(emulator.url + ours.path, form));
  const client = fork(join(__dirname, 'posts.ts'));
  const rateOf = async ({ port, path }: { port: number; path: string }): Promise<number> => {
    const posts: Posts = {
      port,
      path,
      form,
      authorization: AUTHORIZATION,
      count: perBatch,
      connections: CONNECTIONS,
    };
    client.send(posts);
    const [took] = (await once(client, 'message')) as [number];
    return perBatch / (took / 1_000);
  };
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < batches; round++) {
    const [first, second] = [await rateOf(bare), await rateOf(ours)];
    if (round === 0) continue;
    rates.bare.push(first);
    rates.ours.push(second);
  }
  client.disconnect();
  await Promise.all([bare.close(), emulator.close()]);
  return {
    createsPerSecond: median(rates.ours),
    bareCreatesPerSecond: median(rates.bare),
    createRatio: median(rates.ours) / median(rates.bare),
  };
}

/** A queue that nobody serves, so that what is measured is the creation. */
function centreOf(engine: Awaited<ReturnType<typeof startEmulator>>['engine']) {
  const workspaceSid = engine.workspaces.create({ friendlyName: 'Bench' }).sid;
  const queue = engine.taskQueues.create(workspaceSid, { friendlyName: 'Everybody' }).sid;
  const configuration = JSON.stringify({ task_routing: { filters: [], default_filter: { queue } } });
  const workflow = engine.workflows.create(workspaceSid, { friendlyName: 'Plan', configuration });
  return { workspaceSid, workflowSid: workflow.sid };
}

async function oneAnswer(url: string, form: string): Promise<object> {
  const headers = { authorization: AUTHORIZATION, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(url, { method: 'POST', headers, body: form });
  return (await answer.json()) as object;
}

async function startBareRoute(answer: object) {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.urlencoded({ extended: false }));
  app.post('/v1/Tasks', (_request, response) => void response.status(201).json(answer));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve));
  return { port: (server.address() as AddressInfo).port, path: '/v1/Tasks', close };
}
