import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerEntry } from '../evidence/evidence';
import type { Offer } from './desk';
import type { Ledger } from './ledger';
import type { ProductApi } from './product-api';

export interface OutsideOptions {
  readonly api: ProductApi;
  readonly ledger: Ledger;
  /** The agents' API tokens, by their worker SIDs. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly supervisor: string;
  /** Where the stand-in for PagerDuty is told what its people do, and the token for it. */
  readonly pagerUrl: string;
  readonly pagerToken: string;
}

/** As often as an agent presses the button before they give up. */
const MOST_TRIES = 5;
const TRIES_APART_MS = 1_000;

/** Whoever is asked outside the queues, and the agents who ask them. */
export class Outside {
  constructor(private readonly options: OutsideOptions) {}

  /** Resolves when it is answered that the ladder has begun; what comes of it goes on by itself. */
  async escalate(offer: Offer): Promise<void> {
    if (offer.life.escalation === null || !offer.isFirst || offer.isConsult) return;
    const path = `/v1/interactions/${offer.interactionId}/escalations`;
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const answered = await this.ask(offer, path, tries);
      const id = answered?.body['escalationId'];
      if (typeof id === 'string') return void this.answer(offer, id, `${path}/${id}`);
      // Whoever has just accepted is told so until we have heard of it.
      if (answered?.attempt.why !== 'not_accepted') return;
      await pause(TRIES_APART_MS);
    }
  }

  private ask(offer: Offer, path: string, tries: number): ReturnType<ProductApi['insist']> {
    const { api, tokens } = this.options;
    const { agentSid, reservationSid } = offer;
    const entry = this.open(offer, 'escalate', agentSid, `${reservationSid}-${tries}`);
    return api.insist(entry, tokens.get(agentSid) ?? '', path, { ladder: 'help' });
  }

  private async answer(offer: Offer, escalationId: string, path: string): Promise<void> {
    const { answer, afterMs, handedBackAfterMs, resolvedAfterMs } = offer.life.escalation!;
    if (answer === 'nobody') return;
    await pause(afterMs);
    await Promise.all([
      ...(answer === 'supervisor' ? [] : [this.inPagerDuty(offer, escalationId)]),
      ...(answer === 'pager' ? [] : [this.supervise(offer, escalationId, 'acknowledge', path)]),
    ]);
    if (handedBackAfterMs !== null) {
      await pause(handedBackAfterMs);
      await this.supervise(offer, escalationId, 'hand-back', path);
    }
    if (resolvedAfterMs === null) return;
    await pause(resolvedAfterMs);
    await this.supervise(offer, escalationId, 'resolve-escalation', path);
  }

  private async supervise(
    offer: Offer,
    escalationId: string,
    what: 'acknowledge' | 'hand-back' | 'resolve-escalation',
    path: string,
  ): Promise<void> {
    const entry = this.open(offer, what, 'supervisor', escalationId);
    const name = what === 'resolve-escalation' ? 'resolve' : what;
    await this.options.api.insist(entry, this.options.supervisor, `${path}/${name}`, {});
  }

  /** A person acknowledges in PagerDuty, whose webhook tells the product; whether it came is the answer. */
  private async inPagerDuty(offer: Offer, escalationId: string): Promise<void> {
    const { pagerUrl, pagerToken } = this.options;
    const entry = this.open(offer, 'acknowledge', 'pagerduty', escalationId);
    const at = Date.now();
    const response = await fetch(`${pagerUrl}/answers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pagerToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        dedupKey: `throughline:${escalationId}:on-call-pager`,
        how: 'acknowledge',
        by: 'Pat',
      }),
    }).catch(() => null);
    const told = (await response?.json().catch(() => null)) as { webhookAnswered?: number | null } | null;
    const status = response?.ok ? (told?.webhookAnswered ?? null) : (response?.status ?? null);
    // That its webhook was taken says that it was heard, not that it was the first.
    const outcome = response?.status === 404 ? 'failed' : 'unknown';
    entry.attempts.push({ at, until: Date.now(), outcome, status, why: null });
  }

  private open({ life }: Offer, what: LedgerEntry['what'], by: string, of: string): LedgerEntry {
    return this.options.ledger.open({ life: life.name, what, by, key: `${what}-${of}` });
  }
}
