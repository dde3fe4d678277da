import { DatabaseError } from 'pg';
import { RecordsUnavailableError } from '../port';

/**
 * Classes of SQLSTATE that tell of a fault in what we sent (PostgreSQL, appendix A): data exceptions, broken
 * constraints, syntax or access rules. All others tell of the server's state.
 */
const OUR_FAULTS: readonly string[] = ['22', '23', '42'];

/** Tables that are not there yet, and rights that were not given yet: to be asked again. */
const NOT_READY: readonly string[] = ['42P01', '42501'];

/** The database's own words are kept as the cause; a fault of ours is passed on as it is. */
export function explained(error: unknown): unknown {
  if (error instanceof RecordsUnavailableError) return error;
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    const ours = OUR_FAULTS.includes(code.slice(0, 2)) && !NOT_READY.includes(code);
    return ours ? error : new RecordsUnavailableError({ cause: error });
  }
  // Beside those of the server there are the driver's (no connection, no answer in time) and our own bugs.
  const isBug = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return isBug ? error : new RecordsUnavailableError({ cause: error });
}
