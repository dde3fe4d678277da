import { randomBytes } from 'node:crypto';
import { InvalidArgumentError, type Command } from 'commander';
import { startEmulator, systemClock } from '../../emulator';
import { endRequested, untilAborted } from '../end-requested';
import { addProbeCommand } from './probe';

interface EmulatorFlags {
  readonly port: number;
  readonly accountSid?: string;
  readonly authToken?: string;
  readonly snapshot?: string;
  readonly seed?: string;
}

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
};

const accountSid = (text: string): string => {
  if (!/^AC[0-9a-f]{32}$/i.test(text)) {
    throw new InvalidArgumentError('It is AC and 32 hexadecimal digits, as Twilio’s are.');
  }
  return text;
};

const announcement = (url: string, sid: string, token: string, snapshot: string | undefined): string => `
TaskRouter is running at ${url}. Ctrl-C stops it${snapshot === undefined ? ', and it forgets' : `; its state stays in ${snapshot}`}.

  Account     ${sid}
  Auth token  ${token}
  Page        ${url}/

Each of Twilio's sub-domains is the first part of the path:

  curl -s -u ${sid}:${token} ${url}/taskrouter/v1/Workspaces -d FriendlyName=Support
`;

/** Runs the emulator alone, until asked to end. */
async function runEmulator(flags: EmulatorFlags): Promise<void> {
  const sid = flags.accountSid ?? `AC${randomBytes(16).toString('hex')}`;
  const token = flags.authToken ?? randomBytes(16).toString('hex');
  const emulator = await startEmulator({
    port: flags.port,
    accountSid: sid,
    authToken: token,
    clock: systemClock(),
    ...(flags.snapshot !== undefined && { snapshotFile: flags.snapshot }),
    ...(flags.seed !== undefined && { seed: flags.seed }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${flags.port} is in use. Name another one with --port, or 0 for any.`);
  });
  console.log(announcement(emulator.url, sid, token, flags.snapshot));
  await untilAborted(endRequested());
  await emulator.close();
}

export const addEmulatorCommand = (program: Command): void => {
  const emulator = program
    .command('emulator')
    .description('run the TaskRouter emulator alone, until Ctrl-C')
    .option('--port <port>', 'where it listens; 0 takes any free port', portNumber, 4010)
    .option('--account-sid <sid>', 'the account it plays; a new one unless told', accountSid)
    .option('--auth-token <token>', 'its auth token; a new one unless told')
    .option('--snapshot <file>', 'keep the state in a file across restarts; needs the same account')
    .option('--seed <text>', 'draw the same SIDs for the same requests, for tests')
    .addHelpText(
      'after',
      '\nWhat it covers, its faults and its page: docs/emulator.md, docs/emulator-coverage.md.\n\nExample:\n' +
        '  throughline emulator --port 4010 --snapshot taskrouter.json \\\n' +
        '    --account-sid AC00000000000000000000000000000001 --auth-token secret',
    )
    .action(runEmulator);
  addProbeCommand(emulator);
};
