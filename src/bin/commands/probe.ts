import type { Command } from 'commander';
import { readProbeAccount } from '../../config/local-config';
import { sdkCredentials } from '../policy-target';
import { compareWith, outline } from '../probe/report';
import { emulatorService, twilioService } from '../probe/services';

/** Asks the account that the environment names what Twilio's documents leave open, and compares the emulator. */
async function probe(): Promise<void> {
  const account = readProbeAccount();
  if (account === null) return console.log(outline());
  const twilio = twilioService({
    accountSid: account.accountSid,
    credentials: sdkCredentials(account.credentials),
    workspaceSid: '',
    baseUrl: null,
  });
  const emulator = await emulatorService();
  try {
    const agrees = await compareWith(twilio, emulator, (line) => console.log(line));
    if (!agrees) process.exitCode = 1;
  } finally {
    await emulator.close();
  }
}

export const addProbeCommand = (emulator: Command): void => {
  emulator
    .command('probe')
    .description('ask a real TaskRouter what its documents leave open, and compare the emulator')
    .addHelpText(
      'after',
      '\nWithout an account it says what it would ask. With THROUGHLINE_TWILIO=live and an account (TWILIO_ACCOUNT_SID, and\n' +
        'TWILIO_API_KEY with TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN) it makes a workspace for each question in that\n' +
        'account and deletes it again; it touches no other. Ends with 1 when an answer differs.',
    )
    .action(probe);
};
