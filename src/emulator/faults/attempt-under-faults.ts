import type { Delivery, Outcome } from '../callbacks/delivery';
import type { Faults } from './faults';

/** Makes a delivery as the faults in force want it: not at all, or so that its answer no longer counts. */
export async function attemptUnderFaults(
  faults: Faults,
  { purpose }: Delivery,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  const fault = faults.onCallback(purpose.kind);
  if (fault?.action === 'refuse') return { kind: 'failure', reason: 'connection refused (fault)' };
  const outcome = await attempt();
  return fault === null ? outcome : { kind: 'failure', reason: 'no answer in time (fault)' };
}
