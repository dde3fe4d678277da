import type { Emulator } from '../emulator';
import type { Delivery } from './delivery';

/** Voice and event callbacks (twilio.com/docs/taskrouter/api/event, docs/voice/twiml). */
export const CALLBACK_LIMIT = 15_000;
/** twilio.com/docs/taskrouter/handle-assignment-callbacks */
export const ASSIGNMENT_LIMIT = 5_000;

type Sources = Pick<Emulator, 'sids' | 'engine' | 'deliveries'>;

/** Queues a request to the application. */
export function deliver(
  { sids, engine, deliveries }: Sources,
  wanted: Pick<Delivery, 'purpose' | 'lane' | 'url' | 'form' | 'timeLimit'>,
): void {
  const id = sids.next('');
  deliveries.add({ ...wanted, id, token: asUuid(id), queuedAt: engine.now() });
}

const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
