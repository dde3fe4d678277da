import { createServer } from 'node:net';
import { startHealthServer } from '../../src/observability/health-server';
import { createMetrics } from '../../src/observability/metrics';

const start = (ready: () => Promise<boolean>) =>
  startHealthServer({ host: '127.0.0.1', port: 0, registry: createMetrics({ runtime: true }), ready });

test.each([
  ['able to work', () => Promise.resolve(true), 200],
  ['not able to work', () => Promise.resolve(false), 503],
  ['failing to find out', () => Promise.reject(new Error('no answer')), 503],
])('/readyz of a process %s', async (_state, ready, status) => {
  const server = await start(ready);
  const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  expect(answer.status).toBe(status);
  const alive = await fetch(`http://127.0.0.1:${server.port}/healthz`);
  expect(alive.status).toBe(200);
  await server.close();
});

test('/metrics has the process’s own numbers, and nothing else is served', async () => {
  const server = await start(() => Promise.resolve(true));
  const metrics = await fetch(`http://127.0.0.1:${server.port}/metrics`);
  expect(await metrics.text()).toContain('nodejs_eventloop_lag_seconds');
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
  await server.close();
});

test('a port in use is an error', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  await expect(
    startHealthServer({
      host: '127.0.0.1',
      port,
      registry: createMetrics({ runtime: false }),
      ready: () => Promise.resolve(true),
    }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await new Promise((resolve) => taken.close(resolve));
});
