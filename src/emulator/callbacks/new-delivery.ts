import type { Emulator } from '../emulator';
import type { Delivery } from './delivery';

/** Voice and event callbacks (twilio.com/docs/taskrouter/api/event, docs/voice/twiml). */
export const CALLBACK_LIMIT = 15_000;
/** twilio.com/docs/taskrouter/handle-assignment-callbacks */
export const ASSIGNMENT_LIMIT = 5_000;

type Sources = Pick<Emulator, 'sids' | 'engine' | 'deliveries'>;

type Wanted = Pick<Delivery, 'purpose' | 'lane' | 'url' | 'form' | 'timeLimit'>;

export function newDelivery({ sids, engine }: Omit<Sources, 'deliveries'>, wanted: Wanted): Delivery {
  const id = sids.next('');
  return { ...wanted, id, token: asUuid(id), queuedAt: engine.now() };
}

/** Queues a request to the application. */
export const deliver = (sources: Sources, wanted: Wanted): void =>
  sources.deliveries.add(newDelivery(sources, wanted));

const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
