import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { readCliConfig } from '../../config/local-config';
import { endRequested } from '../end-requested';
import { conduct } from '../replay/conduct';
import { ReplayInputError } from '../replay/input-problem';
import { flagProblem, type ReplayFlags } from '../replay/read-flags';
import { readInput } from '../replay/read-input';
import { report } from '../replay/report';
import type { ReplayResult } from '../replay/results';
import { systemClock } from '../simulated/clock';
import { findLocalStack } from '../simulated/local-stack';

/** In the project's folder: three levels above this one, compiled or not. */
const BANK_CALLS = join(__dirname, '../../..', 'policies', 'bank-calls.yaml');

const STDOUT = '-';

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

const expectWritable = (json: string | undefined): void => {
  if (json === undefined || json === STDOUT || existsSync(dirname(json))) return;
  throw new ReplayInputError([flagProblem('json', `${json}: that folder is not there.`)]);
};

const writeJson = (json: string | undefined, result: ReplayResult): void => {
  if (json === undefined) return;
  const text = `${JSON.stringify(result, null, 2)}\n`;
  if (json === STDOUT) process.stdout.write(text);
  else writeFileSync(json, text);
};

const exitCode = ({ brokenOff, conservation }: ReplayResult, interrupted: boolean): number => {
  if (interrupted) return INTERRUPTED;
  return conservation.holds && !brokenOff ? 0 : 1;
};

const replay = async (
  logFile: string,
  { json, ...flags }: ReplayFlags & { json?: string },
): Promise<void> => {
  const say = (line: string): void => (json === STDOUT ? console.error(line) : console.log(line));
  const plan = readInput(logFile, flags, (path) => readFileSync(path, 'utf8'));
  expectWritable(json);
  const abortSignal = endRequested();
  const stack = await findLocalStack(readCliConfig().config.stateDir);
  const result = await conduct(plan, { stack, clock: systemClock, say, abortSignal });
  say(`\n${report(result)}`);
  writeJson(json, result);
  process.exitCode = exitCode(result, abortSignal.aborted);
};

export const addReplayCommand = (program: Command): void => {
  program
    .command('replay <log>')
    .description('drive the running local stack with a real call log, and check that no call is lost')
    .option('--availability <file>', 'who is there, and when')
    .option('--from <time>', 'where in the log to begin, such as 1999-03-15T10:00')
    .option('--to <time>', 'where to end')
    .option('--speed <n>', 'so many times faster than the log', '30')
    .option('--policy <file>', 'the routing policy to play under', BANK_CALLS)
    .option('--json <file>', 'write the result as one JSON object; - for the standard output')
    .addHelpText(
      'after',
      '\nThe formats, and how to read what comes out: docs/replay.md. Exit code 0 means that every call ended in\n' +
        'exactly one outcome.\n\nExample:\n  throughline replay week.csv --availability availability.csv \\\n' +
        '    --from 1999-03-15T10:00 --to 1999-03-15T11:00 --speed 30',
    )
    .action(replay);
};
