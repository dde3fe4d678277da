import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createApi } from '../src/api/app';
import { asInteractionId, asTaskSid, interactionWorkflowId } from '../src/domain/ids';
import { routingEventSignal } from '../src/workflows/messages';
import type { Records } from '../src/records/port';
import { eventOf, handOver, live, liveBare, startChat, type Cast } from './lifecycle';
import { median, quantile } from './quantile';
import type { Stage } from './stage';
import { NO_OVERRIDES } from '../test/harness/no-overrides';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const TOKEN = 'bench-auth-token';
const TASK = asTaskSid(`WT${'0'.repeat(32)}`);
const SETTLE_MS = 1_500;
/** Not counted: neither the code nor the connections are warm. */
const WARM_UP_PAIRS = 500;

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

/** What a cold transfer adds, from the asking to its acceptance and the end of the first task. */
export async function transferCost(stage: Stage, cast: Parameters<typeof handOver>[0]) {
  const eventsOf = async (workflowId: string) =>
    (await stage.client.workflow.getHandle(workflowId).fetchHistory()).events?.length ?? NaN;
  const before = { events: NaN, actions: NaN };
  const workflowId = await handOver(cast, 'transfer-cost', SETTLE_MS, async (id) => {
    Object.assign(before, { events: await eventsOf(id), actions: await stage.actions() });
  });
  const transferHistoryEvents = (await eventsOf(workflowId)) - before.events;
  const transferActions = (await stage.actions()) - before.actions;
  await stage.client.workflow.getHandle(workflowId).terminate('measured');
  return { transferHistoryEvents, transferActions };
}

/**
 * `rateRatio`: interactions a second, from their start to their workflow's end (accepted, then completed), over lifecycles
 * a second of the bare workflow (one activity, one timer, two signals), on the same server and worker process in the same
 * run; so many in flight, batches of the two in turns, the medians of the batches. It is what our process costs over the
 * least that a durable one can: 0.5 is twice the work.
 */
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

/**
 * A signed event webhook over a raw signal, in interleaved pairs, with no worker to disturb either. Which of a pair
 * comes first alternates: the second one finds everything warm. The webhook's event goes into the inbox, too.
 */
export async function webhook(
  { client }: Stage,
  cast: Cast,
  records: Records,
  pairs = 2_000,
  perInteraction = 500,
) {
  const { url, close } = await serve(cast, records);
  const agent = new Agent({ keepAlive: true });
  const hooks: number[] = [];
  const signals: number[] = [];
  let interactionId = '';
  const hook = async (n: number) => {
    const form = formOf(interactionId, WARM_UP_PAIRS + n);
    const signature = getExpectedTwilioSignature(TOKEN, url, form);
    const body = new URLSearchParams(form).toString();
    const status = await timed(hooks, () => post(url, agent, signature, body));
    if (status !== 204) throw new Error(`The webhook answered ${status}.`);
  };
  const signal = async () => {
    const handle = client.workflow.getHandle(interactionWorkflowId(asInteractionId(interactionId)));
    const event = eventOf('reservation.wrapup', TASK);
    await timed(signals, () => handle.signal(routingEventSignal, event));
  };
  for (let n = -WARM_UP_PAIRS; n < pairs; n++) {
    if (n === 0) hooks.length = signals.length = 0;
    if (n % perInteraction === 0) ({ interactionId } = await startChat(cast.gateway, `webhook-${n}`));
    if (n % 2 === 0) await hook(n).then(signal);
    else await signal().then(() => hook(n));
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

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await work();
  times.push(performance.now() - before);
  return result;
}

/** By Node's plain client, as light as can be: what the caller spends is not ours. */
const post = (url: string, agent: Agent, signature: string, body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-twilio-signature': signature,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject);
    sent.end(body);
  });

const formOf = (interactionId: string, n: number): Record<string, string> => ({
  AccountSid: ACCOUNT,
  WorkspaceSid: `WS${'0'.repeat(32)}`,
  EventType: 'reservation.wrapup',
  Sid: `EV${String(n).padStart(32, '0')}`,
  Timestamp: '1767225600',
  TimestampMs: '1767225600123',
  ResourceType: 'reservation',
  ResourceSid: `WR${'0'.repeat(32)}`,
  TaskSid: TASK,
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

async function serve({ gateway }: Cast, records: Records) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on(
    'request',
    createApi({
      gateway,
      overrides: NO_OVERRIDES,
      upkeep: { schedule: () => Promise.resolve(null) },
      releases: {
        pauseOf: () => Promise.resolve(null),
        heldIn: () => Promise.resolve(0),
        pause: (pause) => Promise.resolve(pause),
        resume: () => Promise.resolve(),
      },
      records,
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
