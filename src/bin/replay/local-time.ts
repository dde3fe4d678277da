const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * A local time without a zone, such as 1999-03-15T10:00 or 1999-03-15T10:00:30, in milliseconds. Only differences of
 * them mean anything. Null when it is none.
 */
export function parseLocalTime(text: string): number | null {
  if (!LOCAL_TIME.test(text)) return null;
  const ms = Date.parse(`${text.padEnd(19, ':00')}Z`);
  // Date takes the 30th of February for the 1st of March.
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text) ? null : ms;
}

/** `1999-03-15T10:00:30`, without the seconds where they are 0. */
export const printLocalTime = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replace(/:00$/, '');

/** The Sunday, at midnight, on or before a local time. */
export function startOfWeek(ms: number): number {
  const midnight = Math.floor(ms / DAY_MS) * DAY_MS;
  return midnight - new Date(midnight).getUTCDay() * DAY_MS;
}
