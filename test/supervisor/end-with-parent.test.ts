import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { endWithParent } from '../../src/bin/end-with-parent';

const setUp = (withParent: boolean, stop: () => Promise<void>) => {
  const signals = new EventEmitter();
  const stdin = new PassThrough();
  const limits: { ms: number; run: () => void }[] = [];
  const exitCode = new Promise<number>((exit) => {
    endWithParent(
      { withParent, stop },
      {
        stdin,
        once: (signal, listener) => signals.once(signal, listener),
        exit,
        after: (ms, run) => void limits.push({ ms, run }),
      },
    );
  });
  return { signals, stdin, limits, exitCode };
};

test('a process ends in order when its parent is gone', async () => {
  const stop = jest.fn(() => Promise.resolve());
  const { stdin, exitCode, signals } = setUp(true, stop);
  stdin.end();
  expect(await exitCode).toBe(0);
  signals.emit('SIGTERM');
  expect(stop).toHaveBeenCalledTimes(1);
});

test('one on its own does not look at its standard input', () => {
  const { stdin, signals } = setUp(false, () => Promise.resolve());
  expect(stdin.listenerCount('end')).toBe(0);
  expect(signals.eventNames()).toEqual(['SIGTERM', 'SIGINT']);
});

test('a stop that fails is exit code 1', async () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { signals, exitCode } = setUp(false, () => Promise.reject(new Error('stuck')));
  signals.emit('SIGTERM');
  expect(await exitCode).toBe(1);
  printed.mockRestore();
});

test('a stop that hangs is cut off, because no parent is left to do it', async () => {
  const { stdin, exitCode, limits } = setUp(true, () => new Promise(() => undefined));
  stdin.end();
  while (limits.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(limits.map((limit) => limit.ms)).toEqual([5_000]);
  limits[0]?.run();
  expect(await exitCode).toBe(1);
});
