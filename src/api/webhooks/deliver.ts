import { GatewayError, type Delivery } from '../../gateway/port';
import { DeadlineError, within } from '../deadline';

/** Whether the error says that Temporal is away or too busy, as opposed to a fault of ours. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DeadlineError || error instanceof GatewayError;

/**
 * What became of the news, or `unavailable` when Temporal has not said within `ms` that it has it. It may have it all
 * the same: a repeat is merged.
 */
export async function deliver(ms: number, work: Promise<Delivery>): Promise<Delivery | 'unavailable'> {
  try {
    return await within(ms, work);
  } catch (error) {
    if (isUnavailable(error)) return 'unavailable';
    throw error;
  }
}
