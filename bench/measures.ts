import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createApi } from '../src/api/app';
import { interactionWorkflowId } from '../src/domain/ids';
import { routingEventSignal } from '../src/workflows/messages';
import { eventOf, live, liveBare, startChat, type Cast } from './lifecycle';
import type { Stage } from './stage';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const TOKEN = 'bench-auth-token';
const SETTLE_MS = 1_500;

const median = (values: number[]): number => quantile(values, 0.5);
const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

/** History events and billable actions of one interaction, and of the bare workflow beside it. */
export async function cost(stage: Stage, cast: Cast) {
  const one = async (run: () => Promise<string>) => {
    await pause(SETTLE_MS);
    const before = await stage.actions();
    const workflowId = await run();
    await pause(SETTLE_MS);
    const actions = (await stage.actions()) - before;
    const { events } = await stage.client.workflow.getHandle(workflowId).fetchHistory();
    return { events: events?.length ?? NaN, actions };
  };
  const ours = await one(() => live(cast, 'cost', 1_100));
  const bare = await one(() => liveBare(stage.client, 'bare-cost', 1_100));
  return {
    historyEvents: ours.events,
    actions: ours.actions,
    bareHistoryEvents: bare.events,
    bareActions: bare.actions,
  };
}

/** Lifecycles per second with so many in flight: ours over the bare one, in alternating batches. */
export async function rate({ client }: Stage, cast: Cast, batches = 3, inFlight = 100, perBatch = 300) {
  const batch = async (run: (n: number) => Promise<string>) => {
    const started = performance.now();
    let next = 0;
    const lane = async () => {
      while (next < perBatch) await run(next++);
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    return perBatch / ((performance.now() - started) / 1000);
  };
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < batches; round++) {
    bare.push(await batch((n) => liveBare(client, `bare-${round}-${n}`, 0)));
    ours.push(await batch((n) => live(cast, `rate-${round}-${n}`, 0)));
  }
  return {
    interactionsPerSecond: median(ours),
    barePerSecond: median(bare),
    rateRatio: median(ours) / median(bare),
  };
}

/** A signed event webhook over a raw signal, in interleaved pairs, with no worker to disturb either. */
export async function webhook({ client }: Stage, cast: Cast, pairs = 2_000, perInteraction = 500) {
  const { url, close } = await serve(cast);
  const hooks: number[] = [];
  const signals: number[] = [];
  for (let n = 0; n < pairs; n++) {
    if (n % perInteraction === 0) current = (await startChat(cast.gateway, `webhook-${n}`)).interactionId;
    const form = formOf(current, n);
    const headers = { 'x-twilio-signature': getExpectedTwilioSignature(TOKEN, url, form) };
    const started = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
    await response.arrayBuffer();
    const hooked = performance.now();
    if (response.status !== 204) throw new Error(`The webhook answered ${response.status}.`);
    const handle = client.workflow.getHandle(interactionWorkflowId(current as never));
    const event = eventOf('reservation.wrapup', form.TaskSid as never);
    const before = performance.now();
    await handle.signal(routingEventSignal, event);
    signals.push(performance.now() - before);
    hooks.push(hooked - started);
  }
  await close();
  return {
    webhookMedianMs: median(hooks),
    signalMedianMs: median(signals),
    webhookRatio: median(hooks) / median(signals),
    webhookP99Ms: quantile(hooks, 0.99),
    signalP99Ms: quantile(signals, 0.99),
    pairs,
  };
}

let current = '';

const formOf = (interactionId: string, n: number): Record<string, string> => ({
  AccountSid: ACCOUNT,
  WorkspaceSid: `WS${'0'.repeat(32)}`,
  EventType: 'reservation.wrapup',
  Sid: `EV${String(n).padStart(32, '0')}`,
  Timestamp: '1767225600',
  TimestampMs: '1767225600123',
  ResourceType: 'reservation',
  ResourceSid: `WR${'0'.repeat(32)}`,
  TaskSid: `WT${'0'.repeat(32)}`,
  TaskAttributes: JSON.stringify({
    language: 'en',
    throughline: {
      interactionId,
      legId: `${interactionId}.1`,
      origin: 'plain',
      route: 'support',
      step: 1,
      chain: true,
    },
  }),
  TaskChannelUniqueName: 'chat',
  TaskDateCreated: '1767225600',
  ReservationSid: `WR${'0'.repeat(32)}`,
  WorkerSid: `WK${'0'.repeat(32)}`,
  WorkerName: 'ana',
});

async function serve({ gateway }: Cast) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on(
    'request',
    createApi({
      gateway,
      policy: () => Promise.reject(new Error('not asked')),
      tokens: [{ name: 'bench', role: 'ops', token: 'bench-token-of-the-bench' }],
      twilio: { accountSid: ACCOUNT, authTokens: [TOKEN] },
      publicUrl,
      events: {
        onWebhook: () => undefined,
        onRequest: () => undefined,
        onError: (error) => console.error(error),
      },
      metrics: () => Promise.resolve(''),
      now: Date.now,
    }),
  );
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url: `${publicUrl}/v1/webhooks/twilio/taskrouter/events`, close };
}
