import { OutsideError } from '../../adapters/outside-error';

/**
 * Whether TaskRouter refused a write because the task has changed under us: 412 (If-Match), 409, and 400 with code
 * 20001, its answer to an illegal change of state. Read again, and decide again.
 */
export const isConflict = (error: unknown): boolean =>
  error instanceof OutsideError &&
  (error.status === 412 ||
    error.status === 409 ||
    (error.status === 400 && Number(error.vendorCode) === 20001));

const MOST_TRIES = 4;

/** Reads and writes until no one came in between. `attempt` reads first, every time. */
export async function untilUndisturbed<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tries === MOST_TRIES) throw error;
    }
  }
}
