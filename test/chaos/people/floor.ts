import { setTimeout as pause } from 'node:timers/promises';
import type { Twilio } from 'twilio';
import type { EventInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/event';
import type { Offer } from './desk';
import type { OfferPlan, Plan } from './plans';
import { serve, type Talk } from './serving';

export interface FloorOptions extends Talk {
  readonly twilio: Twilio;
  readonly workspaceSid: string;
  /** By the name that its attributes hold, or by the interaction where they hold none, as calls without a plan do. */
  readonly planOf: (life: string | undefined, interactionId: string) => Plan | undefined;
}

const LOOK_EVERY_MS = 150;
/** The log is asked by whole seconds, and may for a while be shown without its newest entries. */
const OVERLAP_MS = 8_000;

interface Attributes {
  readonly life?: string;
  readonly consult?: unknown;
  readonly callback?: { readonly attempt: number };
  readonly throughline?: { readonly interactionId?: string; readonly legId?: string };
}

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
    const offer = this.offerIn(eventData as Record<string, string>);
    if (offer === null) return;
    const work = this.answer(offer).finally(() => this.atWork.delete(work));
    this.atWork.add(work);
  }

  private offerIn(data: Record<string, string>): Offer | null {
    const attributes = JSON.parse(data['task_attributes'] ?? '{}') as Attributes;
    const { interactionId = '', legId = '.1' } = attributes.throughline ?? {};
    const life = this.options.planOf(attributes.life, interactionId);
    if (life === undefined) return null;
    return {
      life,
      interactionId,
      taskSid: data['task_sid']!,
      reservationSid: data['reservation_sid']!,
      agentSid: data['worker_sid']!,
      isFirst: legId.endsWith('.1'),
      isConsult: attributes.consult !== undefined,
      callback: attributes.callback?.attempt ?? null,
    };
  }

  private async answer(offer: Offer): Promise<void> {
    const { name, offers } = offer.life;
    const nth = this.offered.get(name) ?? 0;
    this.offered.set(name, nth + 1);
    const { act, afterMs } = offers[nth] ?? ({ act: 'accept', afterMs: 50 } satisfies OfferPlan);
    if (act === 'ignore') return;
    await pause(afterMs);
    const outcome = await this.options.desk.reserve(offer, act);
    if (act === 'accept' && outcome === 'ok') await serve(offer, this.options);
  }
}
