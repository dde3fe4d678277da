import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { readExternalDatabase, readExternalTemporal, readStartConfig } from '../../config/local-config';
import { endRequested, untilAborted } from '../end-requested';
import { draftPolicy } from '../publish-policy';
import { announcement } from '../supervisor/stack/announce';
import { startStack } from '../supervisor/stack/start-stack';

interface StartFlags {
  readonly port?: number;
  readonly externalTemporal?: boolean;
  readonly externalDatabase?: boolean;
  readonly policy?: string;
}

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
};

/** Runs until asked to end, or until a process has failed for good. */
const runStack = async (flags: StartFlags): Promise<void> => {
  const say = (line: string): void => console.log(line);
  const config = readStartConfig();
  const abortSignal = endRequested();
  const stack = await startStack({
    ...config,
    cacheDir: join(config.stateDir, 'bin'),
    port: flags.port ?? null,
    externalTemporal: flags.externalTemporal ? readExternalTemporal() : null,
    externalDatabase: flags.externalDatabase ? readExternalDatabase() : null,
    policy: flags.policy === undefined ? null : draftPolicy(readFileSync(flags.policy, 'utf8'), flags.policy),
    say,
    abortSignal,
  }).catch((error: unknown) => {
    if (abortSignal.aborted) return null;
    throw error;
  });
  if (stack === null) return;
  const { dev, temporalUiUrl, failed, stop } = stack;
  say(announcement({ dev, stateDir: config.stateDir, temporalUiUrl }));
  const failure = await Promise.race([untilAborted(abortSignal), failed]);
  say('Stopping.');
  await stop();
  if (failure) throw failure;
};

export const addStartCommand = (program: Command): void => {
  program
    .command('start')
    .description('run the whole stack on this machine, until Ctrl-C')
    .option('--port <port>', 'the port of the API; 0 takes free ports for everything', portNumber)
    .option('--external-temporal', 'use the Temporal server that TEMPORAL_ADDRESS names')
    .option('--external-database', 'use the PostgreSQL database that DATABASE_URL names')
    .option('--policy <file>', 'put this routing policy in force; else the one in force stays')
    .addHelpText(
      'after',
      '\nExamples:\n  throughline start\n  throughline start --port 0\n  TEMPORAL_ADDRESS=temporal:7233 throughline start --external-temporal',
    )
    .action(runStack);
};
