import type { ApiClient } from '../interactions/api-client';
import type { Clock } from '../simulated/clock';
import type { Customers } from '../simulated/customers';
import { readUntilClosed } from '../simulated/read-until-closed';
import type { CallRecord } from './call-record';
import { untilAborted } from '../end-requested';
import type { LoggedCall } from './call-log';
import type { Progress } from './progress';
import { CUSTOMER_PRIORITY, SERVICE } from './replay-policy';
import type { PlannedCall } from './schedule';

/** A call's record but for what TaskRouter's log tells. */
export type LivedCall = Omit<CallRecord, 'history' | 'twins'>;

export interface CallScene {
  readonly customers: Customers;
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly progress: Progress;
  /** When the replay begins, in milliseconds since the epoch. */
  readonly begin: number;
  /** Aborted when no more calls are to be placed. */
  readonly stopped: AbortSignal;
  /** Aborted when nothing is waited for any more. */
  readonly limit: AbortSignal;
}

/** A number of its own for every caller. */
const numberOf = (index: number): string => `+15005${String(index).padStart(6, '0')}`;

const attributesOf = ({ queue, priority }: LoggedCall): Record<string, string> => ({
  [SERVICE]: queue,
  [CUSTOMER_PRIORITY]: priority,
});

/** One call from its place in the log to its outcome. Null when the replay was broken off before it was placed. */
export async function liveCall(
  planned: PlannedCall,
  index: number,
  { customers, api, clock, progress, begin, stopped, limit }: CallScene,
): Promise<LivedCall | null> {
  const dueAt = begin + planned.at;
  if (!(await clock.until(dueAt, stopped))) return null;
  let trouble: string | null = null;
  const troubled = (error: unknown): null => {
    trouble ??= error instanceof Error ? error.message : String(error);
    return null;
  };
  const dialled = { from: numberOf(index), attributes: attributesOf(planned.logged) };
  const caller = await customers.dial(dialled, planned).catch(troubled);
  if (caller === null) {
    return { planned, dueAt, callSid: null, dialledAt: null, end: null, interaction: null, trouble };
  }
  const { callSid, dialledAt } = caller;
  progress.placed += 1;
  const end = await Promise.race([caller.end.catch(troubled), untilAborted(limit)]);
  progress.ended += 1;
  const interaction = await readUntilClosed(api, callSid, clock, limit).catch(troubled);
  if (interaction?.phase === 'closed') progress.closed += 1;
  return { planned, dueAt, callSid, dialledAt, end, interaction, trouble };
}
