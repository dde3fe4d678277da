import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LockHeldError, takeLock } from '../../src/bin/supervisor/lock';
import { PortsBusyError } from '../../src/bin/supervisor/ports';
import { processStart } from '../../src/bin/supervisor/process-start';
import type { StackOptions } from '../../src/bin/supervisor/stack/options';
import { startStack } from '../../src/bin/supervisor/stack/start-stack';
import { newFolder } from './fake-children';

const options = (stateDir: string, more: Partial<StackOptions> = {}): StackOptions => ({
  stateDir,
  cacheDir: join(stateDir, 'bin'),
  port: 0,
  externalTemporal: null,
  twilio: { kind: 'emulator' },
  logLevel: 'info',
  policy: null,
  say: () => undefined,
  abortSignal: new AbortController().signal,
  ...more,
});

test('a second stack on the same folder is refused and does not disturb the first', async () => {
  const stateDir = newFolder();
  const lock = await takeLock(join(stateDir, 'lock'), processStart);
  writeFileSync(join(stateDir, 'dev.json'), '{}');
  await expect(startStack(options(stateDir))).rejects.toThrow(LockHeldError);
  expect(existsSync(join(stateDir, 'dev.json'))).toBe(true);
  lock.release();
});

test('a busy port is named, and the folder is free again', async () => {
  const stateDir = newFolder();
  writeFileSync(join(stateDir, 'dev.json'), '{"left":"over"}');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const start = startStack(options(stateDir, { port }));
  await expect(start).rejects.toThrow(PortsBusyError);
  await expect(start).rejects.toThrow(`${port}, for the API`);
  expect(existsSync(join(stateDir, 'dev.json'))).toBe(false);
  expect(existsSync(join(stateDir, 'lock'))).toBe(false);
  await new Promise((resolve) => taken.close(resolve));
});
