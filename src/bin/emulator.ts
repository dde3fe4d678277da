import { readEmulatorConfig } from '../config/local-config';
import { startEmulator, systemClock } from '../emulator';
import { createLogger } from '../observability/logger';
import { endWithParent } from './end-with-parent';

/*
 * The local TaskRouter, on loopback.
 */

async function main(): Promise<void> {
  const { config, secrets } = readEmulatorConfig();
  const emulator = await startEmulator({
    port: config.port,
    accountSid: config.accountSid,
    authToken: secrets.authToken,
    clock: systemClock(),
    ...(config.seed !== null && { seed: String(config.seed) }),
    ...(config.snapshotFile !== null && { snapshotFile: config.snapshotFile }),
    callbacksPaused: config.callbacksPaused,
  });
  createLogger({ level: config.logLevel, process: 'emulator' }).info(
    { port: config.port },
    'The emulator listens',
  );
  endWithParent({ withParent: config.endsWithParent, stop: () => emulator.close() });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
