import type { Moment } from '../interactions/follow';
import { renderMoment } from '../interactions/render';

const LONGEST = 96;

/** A SID says nothing to somebody who watches a story. */
const isSid = (name: string): boolean => /Sid$|^legId$/.test(name);

/** A moment in one short line: no SIDs, and only the beginning of what was written. */
export function inShort({ by, details, ...moment }: Moment): string {
  const told = Object.entries(details).filter(([name]) => !isSid(name));
  const line = renderMoment({ ...moment, by: { ...by, id: null }, details: Object.fromEntries(told) });
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
