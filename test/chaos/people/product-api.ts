import { setTimeout as pause } from 'node:timers/promises';
import type { Attempt, LedgerEntry } from '../evidence/evidence';

/** Longer than the API takes at most for a command. */
const ANSWER_WITHIN_MS = 25_000;
const AGAIN_AFTER_MS = [200, 500, 1_000, 2_000];

export interface Answered {
  readonly attempt: Attempt;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the product's API as a careful client does: what was not answered is sent again under the same key. */
export class ProductApi {
  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Until it is answered with a yes or a no, or the campaign is over. Every attempt is entered. */
  async insist(entry: LedgerEntry, token: string, path: string, body: object): Promise<Answered | null> {
    for (let tries = 0; !this.signal.aborted; tries += 1) {
      const answered = await this.post(token, path, body, entry.key);
      entry.attempts.push(answered.attempt);
      if (answered.attempt.outcome !== 'unknown') return answered;
      await pause(AGAIN_AFTER_MS[Math.min(tries, AGAIN_AFTER_MS.length - 1)]);
    }
    return null;
  }

  private async post(token: string, path: string, body: object, key: string): Promise<Answered> {
    const at = Date.now();
    try {
      const response = await fetch(`${this.url}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const told = (await response.json().catch(() => ({}))) as Record<string, unknown>;
      const why = typeof told['code'] === 'string' ? told['code'] : null;
      const { status } = response;
      return { attempt: { at, until: Date.now(), outcome: classOf(status), status, why }, body: told };
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      return { attempt: { at, until: Date.now(), outcome: 'unknown', status: null, why }, body: {} };
    }
  }
}

const classOf = (status: number): Attempt['outcome'] => {
  if (status < 300) return 'ok';
  return status < 500 && status !== 429 ? 'failed' : 'unknown';
};
