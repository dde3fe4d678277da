import { Twilio } from 'twilio';
import { TwilioRequestClient } from '../../src/adapters/taskrouter/twilio-request-client';
import { startEmulator, systemClock, type RunningEmulator } from '../../src/emulator';

export interface LocalTaskRouter {
  readonly emulator: RunningEmulator;
  readonly client: Twilio;
  /** What was done since the last time this was asked. */
  readonly done: () => readonly string[];
}

/** An empty account on an emulator of its own, and the official SDK talking to it. */
export const startLocalTaskRouter = async (): Promise<LocalTaskRouter> => {
  const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token' };
  const emulator = await startEmulator({ ...account, port: 0, seed: 'test', clock: systemClock() });
  const httpClient = new TwilioRequestClient(5_000, emulator.url);
  let seen = 0;
  return {
    emulator,
    client: new Twilio(account.accountSid, account.authToken, { httpClient }),
    done: () => {
      const effects = emulator.effects(seen);
      seen = effects.at(-1)?.seq ?? seen;
      return effects.map((effect) => effect.operation);
    },
  };
};
