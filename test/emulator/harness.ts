import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import twilio from 'twilio';
import {
  startEmulator,
  type EmulatorClock,
  type EmulatorOptions,
  type RunningEmulator,
} from '../../src/emulator';
import { createSdk } from './sdk';

export const ACCOUNT = { accountSid: `AC${'0'.repeat(31)}1`, authToken: 'test-auth-token' };

const open: (() => Promise<void>)[] = [];

/** Ends everything that a test has started; to be called after each test. */
export const closeAll = async (): Promise<void> => {
  for (const close of open.splice(0).reverse()) await close();
};

/** Stands still until it is told otherwise. */
export function createTestClock(start = Date.UTC(2026, 0, 1)) {
  let now = start;
  let alarm: { at: number; wake: () => void } | null = null;
  const clock: EmulatorClock = {
    now: () => now,
    wakeAt: (at, wake) => void (alarm = at === null ? null : { at, wake }),
  };
  /** Lets seconds pass and wakes whoever asked for it. */
  const forward = (seconds: number): void => {
    now += seconds * 1000;
    if (alarm !== null && alarm.at <= now) alarm.wake();
  };
  return { ...clock, forward };
}

export async function start(options: Partial<EmulatorOptions> = {}) {
  const clock = createTestClock();
  const emulator = await startEmulator({ port: 0, ...ACCOUNT, clock, seed: 'test', ...options });
  open.push(() => emulator.close());
  const sdk = createSdk(emulator.url, ACCOUNT);
  return { emulator, clock, sdk };
}

/** An emulator with a workspace, a queue for everybody, a workflow into it, and an agent who may be offline. */
export async function startFloor(options: Partial<EmulatorOptions> = {}) {
  const running = await start(options);
  const created = await running.sdk.taskrouter.v1.workspaces.create({ friendlyName: 'Floor' });
  const workspace = running.sdk.taskrouter.v1.workspaces(created.sid);
  const queue = await workspace.taskQueues.create({ friendlyName: 'Everybody' });
  const configuration = JSON.stringify({
    task_routing: { filters: [], default_filter: { queue: queue.sid } },
  });
  const workflow = await workspace.workflows.create({ friendlyName: 'Plan', configuration });
  const activities = await workspace.activities.list();
  const activity = (name: string): string =>
    activities.find(({ friendlyName }) => friendlyName === name)!.sid;
  const agent = (friendlyName: string, status = 'Available', attributes: object = {}) =>
    workspace.workers.create({
      friendlyName,
      activitySid: activity(status),
      attributes: JSON.stringify(attributes),
    });
  return { ...running, workspaceSid: created.sid, workspace, queue, workflow, activity, agent };
}

/** The emulator alone, for what a restart needs. */
export const restart = (emulator: RunningEmulator, options: Partial<EmulatorOptions>) =>
  emulator.close().then(() => start(options));

export interface Received {
  readonly path: string;
  readonly url: string;
  readonly form: Record<string, string>;
  readonly headers: Record<string, string | undefined>;
  readonly isSigned: boolean;
}

/** How the application answers at a path. */
export type Answer = (request: Request, response: Response) => void;

export const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.status(code).end();

/** The application: an express app that keeps what it was sent, and checks signatures with Twilio's own code. */
export async function startReceiver(answers: Record<string, Answer> = {}) {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use((request, response) => {
    const url = `http://${request.get('host')}${request.originalUrl}`;
    const signature = request.get('x-twilio-signature') ?? '';
    const form = request.body as Record<string, string>;
    received.push({
      path: request.path,
      url,
      form,
      headers: request.headers as Record<string, string | undefined>,
      isSigned: twilio.validateRequest(ACCOUNT.authToken, signature, url, form),
    });
    for (const arrived of waiting.splice(0)) arrived();
    const answer = answers[request.path];
    if (answer === undefined) response.status(204).end();
    else answer(request, response);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sent = (path: string): Received[] => received.filter((one) => one.path === path);
  /** Resolves when something has arrived. */
  const arrival = (): Promise<void> =>
    received.length > 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve));
  return { url, received, sent, arrival };
}

export const twiml =
  (body: string): Answer =>
  (_request, response) =>
    void response.type('text/xml').send(`<?xml version="1.0" encoding="UTF-8"?><Response>${body}</Response>`);

const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

/** A request of Twilio's API that the SDK would not make; a body is a form unless it is said. */
export const authorized = (
  url: string,
  { headers = {}, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) =>
  fetch(url, {
    ...init,
    headers: {
      authorization: AUTHORIZATION,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
  });

/** The admin API: JSON in, JSON out. */
export async function admin<Body>(emulator: RunningEmulator, method: string, path: string, json?: unknown) {
  const answer = await fetch(`${emulator.url}/emulator${path}`, {
    method,
    ...(json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body };
}
