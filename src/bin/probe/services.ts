import { setTimeout as sleep } from 'node:timers/promises';
import { createTwilioClient, type TwilioSettings } from '../../adapters/taskrouter/client';
import { startEmulator, type EmulatorClock } from '../../emulator';
import type { Service } from './centre';

/** The account that the settings name, in real time. */
export const twilioService = (settings: TwilioSettings): Service => ({
  client: createTwilioClient(settings).client,
  pause: (seconds) => sleep(seconds * 1_000),
});

const ACCOUNT = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'probe' };

/** A clock that stands still until it is moved. */
function createStoppedClock(): EmulatorClock & { forward(seconds: number): void } {
  let now = Date.now();
  let alarm: { readonly at: number; readonly wake: () => void } | null = null;
  return {
    now: () => now,
    wakeAt: (at, wake) => void (alarm = at === null ? null : { at, wake }),
    forward: (seconds) => {
      now += seconds * 1_000;
      if (alarm !== null && alarm.at <= now) alarm.wake();
    },
  };
}

/** An emulator for the time of a probe; its clock does not keep anybody waiting. */
export async function emulatorService(): Promise<Service & { close(): Promise<void> }> {
  const clock = createStoppedClock();
  const emulator = await startEmulator({ port: 0, ...ACCOUNT, clock });
  const { accountSid, authToken } = ACCOUNT;
  const settings = { accountSid, credentials: { authToken }, workspaceSid: '', baseUrl: emulator.url };
  return {
    client: createTwilioClient(settings).client,
    pause: (seconds) => Promise.resolve(clock.forward(seconds)),
    close: () => emulator.close(),
  };
}
