import type { Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { createTwilioClient, type TwilioSettings } from '../../adapters/taskrouter/client';
import { readDevFile, type DevFile } from '../dev-file';
import { localTwilioSettings } from '../local-twilio';

/** There is no local stack to play on. The message says how to start one. */
export class LocalStackError extends Error {
  override readonly name = 'LocalStackError';
}

export interface LocalStack {
  readonly stateDir: string;
  readonly dev: DevFile;
  readonly settings: TwilioSettings;
  readonly twilio: Twilio;
  readonly workspace: WorkspaceContext;
}

const HOW = 'Start one in another terminal with `npm start` (or `throughline start`), and keep it running.';
const ANSWER_WITHIN_MS = 5_000;

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })).ok;
  } catch {
    return false;
  }
};

/** The stack that runs on this folder, with the emulator as its TaskRouter. Throws LocalStackError. */
export async function findLocalStack(stateDir: string): Promise<LocalStack> {
  const dev = readDevFile(stateDir);
  if (dev === null) throw new LocalStackError(`No stack is running on ${stateDir}. ${HOW}`);
  const settings = localTwilioSettings(dev);
  if (settings === null) {
    throw new LocalStackError(
      `The stack on ${stateDir} works with live Twilio, and simulated people call nobody there. ` +
        'Run a stack without THROUGHLINE_TWILIO=live.',
    );
  }
  if (!(await isReady(dev.apiUrl))) {
    throw new LocalStackError(`The stack on ${stateDir} does not answer at ${dev.apiUrl}. ${HOW}`);
  }
  const { client, workspace } = createTwilioClient(settings);
  return { stateDir, dev, settings, twilio: client, workspace };
}
