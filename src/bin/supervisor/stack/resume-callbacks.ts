import { localUrl, type StackContext } from './context';

const ANSWER_WITHIN_MS = 5_000;

/** Tells the emulator that api and worker are there to take its callbacks. */
export const resumeCallbacks = async ({ ports, credentials }: StackContext): Promise<void> => {
  const { accountSid, authToken } = credentials;
  const response = await fetch(`${localUrl(ports.emulator)}/emulator/callbacks/resume`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`The emulator answered ${response.status} to resuming its callbacks.`);
};
