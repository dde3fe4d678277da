import { setTimeout as pause } from 'node:timers/promises';
import { randomOf, type Random } from '../random';
import type { Ledger } from './ledger';
import type { ProductApi } from './product-api';

export interface OverseerOptions {
  readonly api: ProductApi;
  readonly ledger: Ledger;
  readonly supervisor: string;
  readonly seed: number;
}

/** No override may be shorter than a minute. */
const LASTS_MS = 66_000;

/** One supervisor, who leads a queue or a route elsewhere for a while, again and again. */
export class Overseer {
  private asked = 0;

  constructor(private readonly options: OverseerOptions) {}

  /** Until the signal is aborted; what is begun is brought to its end. */
  async work(signal: AbortSignal): Promise<void> {
    const draw = randomOf(this.options.seed, 'overseer');
    while (!signal.aborted) {
      await this.once(draw, signal);
      await rest(draw.between(4_000, 9_000), signal);
    }
  }

  /** Nobody ends one in five: it runs out. */
  private async once(draw: Random, signal: AbortSignal): Promise<void> {
    const from = draw.weighted<object>([
      [2, { queue: 'first' }],
      [3, { queue: 'nobody' }],
      [1, { route: 'unanswered' }],
    ]);
    const until = new Date(Date.now() + LASTS_MS).toISOString();
    const body = { from, to: { queue: 'second' }, until, reason: 'the campaign' };
    const [lastsMs, isLeft] = [draw.between(3_000, 12_000), draw.happens(0.2)];
    const id = await this.ask('override', '', body);
    if (id === null) return;
    await rest(lastsMs, signal);
    if (!isLeft || signal.aborted) await this.ask('override-end', `/${id}/end`, { reason: 'over' });
    else await rest(LASTS_MS, signal);
  }

  private async ask(what: 'override' | 'override-end', path: string, body: object): Promise<string | null> {
    const { api, ledger, supervisor } = this.options;
    this.asked += 1;
    const key = `${what}-${this.asked}`;
    const entry = ledger.open({ life: OVERSEER, what, by: 'supervisor', key });
    const id = (await api.insist(entry, supervisor, `/v1/overrides${path}`, body))?.body['overrideId'];
    return typeof id === 'string' ? id : null;
  }
}

/** Whose the entries of the ledger are that belong to no customer. */
export const OVERSEER = 'overseer';

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
