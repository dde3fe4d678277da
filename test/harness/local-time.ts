/** `Fri 16:00`, in Berlin. */
export const shownInBerlin = (at: number): string =>
  new Date(at)
    .toLocaleString('en-GB', {
      timeZone: 'Europe/Berlin',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
    .replace(',', '');

/** So many seconds from now until Berlin shows it next. */
export function secondsUntil(shown: string, now: number): number {
  for (let ahead = 1; ahead < 9 * 24 * 60; ahead++) {
    const then = now + ahead * 60_000;
    if (shownInBerlin(then) === shown) return Math.ceil((then - now) / 1_000);
  }
  throw new Error(`Berlin never shows ${shown}.`);
}
