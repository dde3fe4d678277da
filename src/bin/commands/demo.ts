import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { readStartConfig } from '../../config/local-config';
import { speedUp } from '../../policy';
import { CHAPTERS } from '../demo/chapters';
import { play } from '../demo/play';
import { endRequested, untilAborted } from '../end-requested';
import type { Interaction } from '../interactions/api-client';
import { draftPolicy } from '../publish-policy';
import { stayAnnouncement } from '../supervisor/stack/announce';
import type { RunningStack } from '../supervisor/stack/running-stack';
import { startStack } from '../supervisor/stack/start-stack';

interface DemoFlags {
  readonly speed: number;
  readonly stay?: boolean;
}

const POLICY = join(__dirname, '../../..', 'policies', 'saas-support.yaml');

const speedFactor = (text: string): number => {
  const speed = Number(text);
  if (!(speed >= 1 && speed <= 60)) throw new InvalidArgumentError('It is a number from 1 to 60.');
  return speed;
};

const say = (line: string): void => console.log(line);

/** Says which of the story's promises were kept. False when one was not. */
const judge = (state: Interaction): boolean => {
  const verdicts = CHAPTERS.map(({ title, isSeen }) => ({ title, seen: isSeen(state) }));
  say('\nSeen in the workflow’s own state:');
  for (const { title, seen } of verdicts) say(`  ${seen ? '✓' : '✗'} ${title}`);
  return verdicts.every(({ seen }) => seen);
};

const perform = async (
  stack: RunningStack,
  { speed, stay }: DemoFlags,
  stateDir: string,
  abortSignal: AbortSignal,
): Promise<void> => {
  const { dev, temporalUiUrl, failed } = stack;
  say(`\nThe story, ${speed === 1 ? 'in real time' : `${speed} times as fast as life`}:\n`);
  const ended = Promise.race([failed, untilAborted(abortSignal)]);
  const state = await Promise.race([play({ dev, speed, say, abortSignal }), ended]);
  if (state === null) return;
  if (state instanceof Error) throw state;
  if (!judge(state)) process.exitCode = 1;
  if (!stay) return;
  say(stayAnnouncement({ dev, stateDir, temporalUiUrl }));
  const failure = await ended;
  if (failure) throw failure;
};

/** A stack of its own on free ports, thrown away afterwards; only the Temporal CLI is shared with `start`. */
const runDemo = async (flags: DemoFlags): Promise<void> => {
  const { stateDir, logLevel } = readStartConfig();
  const abortSignal = endRequested();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-demo-'));
  const policy = speedUp(draftPolicy(readFileSync(POLICY, 'utf8'), POLICY), flags.speed);
  try {
    const stack = await startStack({
      stateDir: folder,
      cacheDir: join(stateDir, 'bin'),
      port: 0,
      externalTemporal: null,
      twilio: { kind: 'emulator' },
      logLevel,
      policy: { ...policy, source: POLICY },
      say,
      abortSignal,
    });
    await perform(stack, flags, folder, abortSignal).finally(stack.stop);
  } catch (error) {
    if (!abortSignal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const addDemoCommand = (program: Command): void => {
  program
    .command('demo')
    .description('play the story of an enterprise account that cannot sign in, on a stack of its own')
    .option('--speed <factor>', 'so many times as fast as life, from 1 to 60', speedFactor, 20)
    .option('--stay', 'let the stack run afterwards, until Ctrl-C')
    .addHelpText('after', '\nThe exit code is 0 only if every step was seen in the workflow’s own state.')
    .action(runDemo);
};
