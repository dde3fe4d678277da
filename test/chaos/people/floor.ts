import { setTimeout as pause } from 'node:timers/promises';
import type { Twilio } from 'twilio';
import type { EventInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/event';
import type { Attempt, LedgerEntry } from '../evidence/evidence';
import type { Ledger } from './ledger';
import type { OfferPlan, Plan } from './plans';
import type { ProductApi } from './product-api';

export interface FloorOptions {
  readonly twilio: Twilio;
  readonly workspaceSid: string;
  readonly api: ProductApi;
  readonly ledger: Ledger;
  /** The agents' API tokens, by their worker SIDs. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly planOf: (life: string) => Plan | undefined;
  readonly signal: AbortSignal;
}

interface Offer {
  readonly life: Plan;
  readonly interactionId: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly agentSid: string;
  readonly isTransferred: boolean;
}

const LOOK_EVERY_MS = 150;
/** The log is asked by whole seconds, and may for a while be shown without its newest entries. */
const OVERLAP_MS = 8_000;

/** The agents: they see what is offered in TaskRouter's event log and act by the official SDK, as desktops do. */
export class AgentsFloor {
  private readonly seen = new Set<string>();
  private readonly offered = new Map<string, number>();
  private readonly atWork = new Set<Promise<void>>();

  constructor(private readonly options: FloorOptions) {}

  /** Until the signal is aborted. */
  async work(): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted) {
      for (const event of await this.newOffers()) this.begin(event);
      await pause(LOOK_EVERY_MS);
    }
    await Promise.all(this.atWork);
  }

  private async newOffers(): Promise<readonly EventInstance[]> {
    const { twilio, workspaceSid } = this.options;
    const startDate = new Date(Date.now() - OVERLAP_MS);
    const { events } = twilio.taskrouter.v1.workspaces(workspaceSid);
    try {
      const listed = await events.list({ eventType: 'reservation.created', startDate, pageSize: 1_000 });
      const fresh = listed.filter(({ sid }) => !this.seen.has(sid));
      for (const { sid } of fresh) this.seen.add(sid);
      return fresh.reverse();
    } catch {
      return [];
    }
  }

  private begin({ eventData }: EventInstance): void {
    const data = eventData as Record<string, string>;
    const { life: name, throughline } = JSON.parse(data['task_attributes'] ?? '{}') as {
      life?: string;
      throughline?: { interactionId?: string; legId?: string };
    };
    const life = this.options.planOf(name ?? '');
    if (life === undefined) return;
    const work = this.answer({
      life,
      interactionId: throughline?.interactionId ?? '',
      taskSid: data['task_sid']!,
      reservationSid: data['reservation_sid']!,
      agentSid: data['worker_sid']!,
      isTransferred: !/\.1$/.test(throughline?.legId ?? '.1'),
    }).finally(() => this.atWork.delete(work));
    this.atWork.add(work);
  }

  private async answer(offer: Offer): Promise<void> {
    const { name, offers } = offer.life;
    const nth = this.offered.get(name) ?? 0;
    this.offered.set(name, nth + 1);
    const { act, afterMs } = offers[nth] ?? ({ act: 'accept', afterMs: 50 } satisfies OfferPlan);
    if (act === 'ignore') return;
    await pause(afterMs);
    if (act === 'reject') return void (await this.reserve(offer, 'reject', 'rejected'));
    if ((await this.reserve(offer, 'accept', 'accepted')) === 'ok') await this.serve(offer);
  }

  /** Whoever took a customer over just finishes. */
  private async serve(offer: Offer): Promise<void> {
    const { serving, servingMs } = offer.life;
    await pause(servingMs);
    const wanted = offer.isTransferred && serving.startsWith('transfer') ? 'complete' : serving;
    switch (wanted) {
      case 'complete':
        return this.finish(offer);
      case 'wrap-up':
        await this.reserve(offer, 'wrap-up', 'wrapping');
        await pause(200);
        return this.finish(offer);
      case 'resolve':
        await this.command(offer, 'resolve', {});
        return this.finish(offer);
      case 'transfer-cold':
      case 'transfer-warm':
        return this.transfer(offer, wanted === 'transfer-cold' ? 'cold' : 'warm');
    }
  }

  private async transfer(offer: Offer, mode: 'cold' | 'warm'): Promise<void> {
    const outcome = await this.command(offer, 'transfer', { to: { queue: 'second' }, mode });
    if (outcome !== 'ok') return this.finish(offer);
    // A warm one is the first agent's until somebody has taken over; should nobody, they finish themselves.
    await pause(15_000, undefined, { signal: this.options.signal }).catch(() => undefined);
    await this.finish(offer);
  }

  private async command(
    offer: Offer,
    what: 'resolve' | 'transfer',
    body: object,
  ): Promise<Attempt['outcome']> {
    const { api, ledger, tokens } = this.options;
    const { life, agentSid, interactionId, reservationSid } = offer;
    const key = `${what}-${reservationSid}`;
    const entry = ledger.open({ life: life.name, what, by: agentSid, key });
    const path = `/v1/interactions/${interactionId}/${what}`;
    return (await api.insist(entry, tokens.get(agentSid) ?? '', path, body))?.attempt.outcome ?? 'unknown';
  }

  private finish = async (offer: Offer): Promise<void> =>
    void (await this.reserve(offer, 'complete', 'completed'));

  private async reserve(
    { life, agentSid, taskSid, reservationSid }: Offer,
    what: LedgerEntry['what'],
    reservationStatus: 'accepted' | 'rejected' | 'wrapping' | 'completed',
  ): Promise<Attempt['outcome']> {
    const { twilio, workspaceSid, ledger } = this.options;
    const entry = ledger.open({ life: life.name, what, by: agentSid, key: reservationSid });
    const task = twilio.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
    const at = Date.now();
    const enter = (outcome: Attempt['outcome'], status: number | null, why: string | null) => {
      entry.attempts.push({ at, until: Date.now(), outcome, status, why });
      return outcome;
    };
    try {
      await task.reservations(reservationSid).update({ reservationStatus });
      return enter('ok', 200, null);
    } catch (error) {
      const status = (error as { status?: unknown }).status;
      const why = error instanceof Error ? error.message : 'unknown';
      return typeof status === 'number' && status < 500
        ? enter('failed', status, why)
        : enter('unknown', null, why);
    }
  }
}
