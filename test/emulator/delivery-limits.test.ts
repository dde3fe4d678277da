import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { attemptDelivery } from '../../src/emulator/callbacks/attempt-delivery';
import type { Delivery } from '../../src/emulator/callbacks/delivery';
import { createDeliveries } from '../../src/emulator/callbacks/deliveries';
import { closeAll, startReceiver } from './harness';

afterEach(closeAll);

const delivery = (id: string, lane: string, change: Partial<Delivery> = {}): Delivery => ({
  id,
  lane,
  purpose: { kind: 'event', eventType: 'task.created', eventSid: id },
  url: 'http://127.0.0.1:1/events',
  form: {},
  timeLimit: 15_000,
  token: id,
  queuedAt: 0,
  ...change,
});

const send = (change: Partial<Delivery>) => {
  const agents = { http: new Agent(), https: new SecureAgent() };
  const sender = { authToken: 'token', agents, abortSignal: new AbortController().signal };
  return attemptDelivery(sender, delivery('1', 'a', change));
};

test('a delivery ends at its time limit when nobody answers', async () => {
  const receiver = await startReceiver({ '/never': () => {} });
  const outcome = await send({ url: `${receiver.url}/never#rc=5&rp=all`, timeLimit: 50 });
  expect(outcome).toEqual({ kind: 'failure', reason: 'read timeout' });
});

test('an address that is none is a failure and no error', async () => {
  expect(await send({ url: 'http://' })).toEqual({ kind: 'failure', reason: 'not a URL' });
});

test('a redirect is an answer and is not followed', async () => {
  const receiver = await startReceiver({ '/moved': (_request, response) => response.redirect('/elsewhere') });
  expect(await send({ url: `${receiver.url}/moved` })).toMatchObject({ kind: 'answer', status: 302 });
  expect(receiver.sent('/elsewhere')).toEqual([]);
});

/** Deliveries whose answers the test gives. */
const controlled = (paused = false) => {
  const started: string[] = [];
  const answer = new Map<string, () => void>();
  const finished: string[] = [];
  const deliveries = createDeliveries({
    paused,
    attempt: ({ id }) => {
      started.push(id);
      return new Promise((resolve) => {
        answer.set(id, () => resolve({ kind: 'answer', status: 204, contentType: '', body: '' }));
      });
    },
    onOutcome: ({ id }) => void finished.push(id),
  });
  const settle = async (id: string) => {
    answer.get(id)!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { deliveries, started, finished, settle };
};

test('one lane is served in order, one at a time; other lanes do not wait for it', async () => {
  const { deliveries, started, settle } = controlled();
  for (const [id, lane] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const) {
    deliveries.add(delivery(id, lane));
  }
  expect(started).toEqual(['a1', 'b1']);
  await settle('b1');
  expect(started).toEqual(['a1', 'b1']);
  await settle('a1');
  expect(started).toEqual(['a1', 'b1', 'a2']);
});

test('eight are under way at most', async () => {
  const { deliveries, started, settle } = controlled();
  for (let n = 0; n < 10; n += 1) deliveries.add(delivery(String(n), String(n)));
  expect(started).toHaveLength(8);
  await settle('0');
  expect(started).toHaveLength(9);
});

test('idle means nothing queued and nothing under way; while paused the queued ones do not count', async () => {
  const { deliveries, settle, finished } = controlled(true);
  deliveries.add(delivery('1', 'a'));
  await deliveries.idle();
  deliveries.resume();
  const idle = deliveries.idle().then(() => [...finished]);
  await settle('1');
  expect(await idle).toEqual(['1']);
});

test('closing waits for what is under way, which stays pending, and starts nothing more', async () => {
  const { deliveries, started, settle, finished } = controlled();
  deliveries.add(delivery('1', 'a'));
  deliveries.add(delivery('2', 'a'));
  const closed = deliveries.close();
  await settle('1');
  await closed;
  expect(started).toEqual(['1']);
  expect(finished).toEqual([]);
  expect(deliveries.pending().map(({ id }) => id)).toEqual(['1', '2']);
});
