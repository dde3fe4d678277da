import { FATE, type Delivery } from '../../domain/delivery';
import { GatewayError } from '../../gateway/port';
import { RecordsUnavailableError, type EventInbox } from '../../records/port';
import { DeadlineError, within } from '../deadline';
import type { ArrivedEvent } from './inbox-event';

/** Whether the error says that Temporal is away or too busy, as opposed to a fault of ours. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DeadlineError || error instanceof GatewayError;

/** `unavailable`: Temporal has not said that it has the news; `not_kept`: the inbox has not. */
export type Undelivered = 'unavailable' | 'not_kept';

export interface Keeping {
  readonly inbox: Pick<EventInbox, 'store' | 'note'>;
  /** For both together. */
  readonly ms: number;
}

/**
 * Brings news to its interaction, and to the inbox. What was signalled is durable by that: the inbox hears of it in its
 * own time. What moved nothing is durable only once the inbox has it. News that is undelivered may have arrived all the
 * same: a repeat is merged.
 */
export async function deliver(
  event: ArrivedEvent,
  signal: () => Promise<Delivery>,
  { inbox, ms }: Keeping,
): Promise<Delivery | Undelivered> {
  let delivery: Delivery | null = null;
  const work = async (): Promise<Delivery> => {
    const became = await signal();
    delivery = became;
    const kept = { ...event, fate: FATE[became], via: 'webhook' as const };
    if (kept.fate === 'signalled') inbox.note(kept);
    else await inbox.store(kept);
    return became;
  };
  try {
    return await within(ms, work());
  } catch (error) {
    if (delivery === null && isUnavailable(error)) return 'unavailable';
    if (error instanceof RecordsUnavailableError || error instanceof DeadlineError) return 'not_kept';
    throw error;
  }
}

/** Keeps an event that no interaction waits for. */
export async function keep(event: ArrivedEvent, { inbox, ms }: Keeping): Promise<'ignored' | 'not_kept'> {
  try {
    await within(ms, inbox.store({ ...event, fate: 'stored', via: 'webhook' }));
    return 'ignored';
  } catch (error) {
    if (error instanceof RecordsUnavailableError || error instanceof DeadlineError) return 'not_kept';
    throw error;
  }
}
