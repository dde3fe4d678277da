import { MockActivityEnvironment } from '@temporalio/testing';
import { createReconcileActivities, type ReconcileDependencies } from '../../src/activities/reconcile';
import type { LogEntry } from '../../src/adapters/taskrouter/port';
import { asTaskSid } from '../../src/domain/ids';
import type { Delivery } from '../../src/domain/delivery';
import { spansToRead, type Span } from '../../src/domain/reconciliation';
import { GatewayError } from '../../src/gateway/port';
import { createMemoryRecords, type MemoryRecords } from '../harness/memory-records';

const NOW = Date.UTC(2026, 10, 27, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let records: MemoryRecords;
let spans: Span[];
let pages: LogEntry[][];
let delivered: string[];
let undeliverable: string[];
let deliver: (key: string) => Promise<Delivery>;

beforeEach(() => {
  records = createMemoryRecords();
  [spans, pages, delivered, undeliverable] = [[], [], [], []];
  deliver = () => Promise.resolve('delivered');
});

const anEntry = (key: string, at: number, moves = true): LogEntry => ({
  key,
  type: moves ? 'task.completed' : 'task.updated',
  resourceSid: null,
  at,
  details: {},
  news: moves
    ? {
        event: {
          type: 'task.completed',
          key,
          at,
          taskSid: asTaskSid(`WT-of-${key}`),
          taskVersion: null,
          taskCreatedAt: null,
          legId: null,
          queue: null,
          reservationSid: null,
          agentSid: null,
          agentName: null,
          reason: null,
        },
        task: {
          taskSid: asTaskSid(`WT-of-${key}`),
          taskCreatedAt: null,
          interactionId: null,
          origin: null,
          callSid: null,
          taskChannel: null,
          attributes: {},
        },
      }
    : null,
});

const reconcile = (now: number, more: Partial<ReconcileDependencies> = {}) => {
  const { reconcileEvents } = createReconcileActivities({
    accountSid: 'AC1',
    workspaceSid: 'WS1',
    eventLog: {
      async *readEventLog(span) {
        spans.push(span);
        yield* pages;
      },
    },
    inbox: records.inbox,
    watermarks: records.watermarks,
    gateway: {
      deliver: async ({ key }) => {
        const became = await deliver(key);
        delivered.push(key);
        return became;
      },
    },
    onUndeliverable: (_error, { key }) => undeliverable.push(key),
    ...more,
  });
  return new MockActivityEnvironment().run(reconcileEvents, { now });
};

const watermark = () => records.watermarks.read('taskrouter-events/WS1');

test('the log is read on from the watermark, five minutes over, up to what may still be on its way', async () => {
  await records.watermarks.advance('taskrouter-events/WS1', NOW - 30 * SECOND);
  await reconcile(NOW);
  expect(spans).toEqual([{ from: NOW - 5.5 * MINUTE, to: NOW - 15 * SECOND }]);
  expect(await watermark()).toBe(NOW - 15 * SECOND);
});

test('what was missed on any page is delivered, the oldest first, and kept as found in the log', async () => {
  const [a, b, c] = [
    anEntry('EVa', NOW - 40_000),
    anEntry('EVb', NOW - 30_000),
    anEntry('EVc', NOW - 20_000),
  ];
  pages = [
    [c!, { ...b!, news: { ...b!.news!, event: { ...b!.news!.event, taskSid: a!.news!.event.taskSid } } }],
    [a!],
  ];
  const result = await reconcile(NOW);
  expect(delivered.filter((key) => key !== 'EVc')).toEqual(['EVa', 'EVb']);
  expect(result).toMatchObject({ pages: 2, read: 3, missed: { signalled: 3 }, failed: 0 });
  expect(records.events().map(({ via, fate }) => [via, fate])).toEqual(
    Array.from({ length: 3 }, () => ['event_log', 'signalled']),
  );
});

test('what came by webhook is left alone; what moves nothing is only kept', async () => {
  pages = [[anEntry('EVa', NOW - 40_000), anEntry('EVb', NOW - 30_000, false)]];
  await reconcile(NOW);
  const again = await reconcile(NOW + 30_000);
  expect(delivered).toEqual(['EVa']);
  expect(again).toMatchObject({ read: 2, missed: { signalled: 0, stored: 0 } });
});

test('while Temporal is away nothing counts as made good: the watermark stays, the next run does all of it', async () => {
  pages = [[anEntry('EVa', NOW - 40_000)]];
  await records.watermarks.advance('taskrouter-events/WS1', NOW - MINUTE);
  deliver = () => Promise.reject(new GatewayError('temporal_unavailable', 'away'));
  await expect(reconcile(NOW)).rejects.toThrow();
  expect(await watermark()).toBe(NOW - MINUTE);
  expect(records.events()).toEqual([]);
  deliver = () => Promise.resolve('delivered');
  await reconcile(NOW + 30_000);
  expect(delivered).toEqual(['EVa']);
});

test('an event that a fault of ours keeps back keeps no other back, and is told of', async () => {
  pages = [[anEntry('EVa', NOW - 40_000), anEntry('EVb', NOW - 30_000)]];
  deliver = (key) => (key === 'EVa' ? Promise.reject(new TypeError('a bug')) : Promise.resolve('delivered'));
  expect(await reconcile(NOW)).toMatchObject({ missed: { signalled: 1, unknown: 1 }, failed: 1 });
  expect([delivered, undeliverable]).toEqual([['EVb'], ['EVa']]);
  expect(await watermark()).toBe(NOW - 15 * SECOND);
});

test('while the records are away nothing is read off the log, and nothing is forgotten', async () => {
  await records.watermarks.advance('taskrouter-events/WS1', NOW - MINUTE);
  records.setAway(true);
  await expect(reconcile(NOW)).rejects.toThrow();
  records.setAway(false);
  expect(await watermark()).toBe(NOW - MINUTE);
});

test('after a day of darkness the log is read hour by hour, and what is done stays done', async () => {
  await records.watermarks.advance('taskrouter-events/WS1', NOW - 24 * 60 * MINUTE);
  let spansLeft = 10;
  const reading = reconcile(NOW, {
    eventLog: {
      async *readEventLog(span) {
        if (spansLeft-- === 0) throw new Error('Twilio is away');
        spans.push(span);
        yield [];
      },
    },
  });
  await expect(reading).rejects.toThrow();
  expect(spans).toHaveLength(10);
  expect(await watermark()).toBe(spans.at(-1)!.to);
});

test('a watermark that a wrong clock has put ahead does not keep the log from being read', async () => {
  await records.watermarks.advance('taskrouter-events/WS1', NOW + 24 * 60 * MINUTE);
  pages = [[anEntry('EVa', NOW - 40_000)]];
  await reconcile(NOW);
  expect(delivered).toEqual(['EVa']);
});

test('spans join without a gap, however long nobody read; the log is never asked for more than it keeps', () => {
  for (const reached of [null, NOW, NOW - MINUTE, NOW - 10 * 60 * MINUTE, NOW - 60 * 24 * 60 * MINUTE]) {
    const all = spansToRead(reached, NOW);
    all.slice(1).forEach((span, at) => expect(span.from).toBe(all[at]!.to));
    expect(all.at(-1)!.to).toBe(NOW - 15 * SECOND);
    expect(all[0]!.from).toBeGreaterThan(NOW - 30 * 24 * 60 * MINUTE);
  }
});
