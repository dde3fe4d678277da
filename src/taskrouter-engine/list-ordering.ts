import { unsupported } from './errors';
import type { Instant } from './instant';

/**
 * Sorts a list as `Ordering` asks by one instant of its rows: `<Name>:asc` or `<Name>:desc`; equal ones stay as they
 * are. Throws EngineError `unsupported` for anything else, because TaskRouter may know more.
 */
export function orderedBy<Row>(
  rows: Row[],
  ordering: string | undefined,
  name: string,
  instantOf: (row: Row) => Instant,
): Row[] {
  if (ordering === undefined) return rows;
  const direction = { [`${name}:asc`]: 1, [`${name}:desc`]: -1 }[ordering];
  if (direction === undefined) throw unsupported(`Ordering ${ordering}`);
  return rows.sort((one, other) => direction * (instantOf(one) - instantOf(other)));
}
