import { z } from 'zod';
import { WEBHOOKS } from '../../api/contract';
import type { DevFile } from '../dev-file';

/** The phone network did not do what it was asked. */
export class PhoneLineError extends Error {
  override readonly name = 'PhoneLineError';
}

/** A caller dials: who calls, and what the number's voice menu learned, as texts. */
export interface Dialled {
  readonly from: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const callSchema = z.object({
  sid: z.string(),
  status: z.enum(['ringing', 'in-progress', 'completed', 'failed']),
  queue: z.object({ bridgedAt: z.number().nullable() }).nullable(),
  problems: z.array(z.string()),
});

export interface LineState {
  readonly isOver: boolean;
  /** An agent is on the line. */
  readonly isAnswered: boolean;
  /** What the network could not do for this call. */
  readonly problems: readonly string[];
}

const NUMBER = '+15005550100';
const ANSWER_WITHIN_MS = 10_000;

/** The fake phone network of the emulator, as its callers use it. Methods throw PhoneLineError. */
export class PhoneLine {
  constructor(private readonly stack: Pick<DevFile, 'emulatorUrl' | 'publicUrl'>) {}

  /** Calls the service's number; answers with the CallSid. Not to be repeated after a failure: it may have rung. */
  async call({ from, attributes }: Dialled): Promise<string> {
    const { publicUrl } = this.stack;
    const query = new URLSearchParams(attributes).toString();
    const url = `${publicUrl}${WEBHOOKS.voice.path}${query === '' ? '' : `?${query}`}`;
    const statusCallback = `${publicUrl}${WEBHOOKS.voice_status.path}`;
    const response = await this.ask('POST', '', { from, to: NUMBER, url, statusCallback });
    return (await callIn(response)).sid;
  }

  /** False when the call was over. */
  async hangUp(callSid: string): Promise<boolean> {
    const response = await this.ask('POST', `/${callSid}/hangup`);
    if (response.status === 409) return false;
    await callIn(response);
    return true;
  }

  async read(callSid: string): Promise<LineState> {
    const { status, queue, problems } = await callIn(await this.ask('GET', `/${callSid}`));
    return {
      isOver: status === 'completed' || status === 'failed',
      isAnswered: queue !== null && queue.bridgedAt !== null,
      problems,
    };
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
    const { emulatorUrl } = this.stack;
    try {
      return await fetch(`${emulatorUrl}/emulator/calls${path}`, {
        method,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new PhoneLineError(`The emulator at ${emulatorUrl} does not answer.`, { cause });
    }
  }
}

async function callIn(response: Response): Promise<z.infer<typeof callSchema>> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new PhoneLineError(`The emulator answered ${response.status} to a call.`);
  return callSchema.parse(body);
}
