const UNITS = { h: 3_600_000, m: 60_000, s: 1_000 } as const;

const DURATION = /^(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;

/** What a policy may write for a duration, told to whoever wrote something else. */
export const DURATION_FORM = 'Write a duration such as 45s, 5m, 2h or 1h30m, of at least one second.';

/** Milliseconds of a duration such as `60s`, `5m` or `1h30m`, or null when the text is none or under one second. */
export function parseDuration(text: string): number | null {
  const parts = DURATION.exec(text.trim())?.groups;
  if (parts === undefined) return null;
  const ms =
    Number(parts['h'] ?? 0) * UNITS.h + Number(parts['m'] ?? 0) * UNITS.m + Number(parts['s'] ?? 0) * UNITS.s;
  return Number.isSafeInteger(ms) && ms >= UNITS.s ? ms : null;
}

/** The shortest text that `parseDuration` reads as this many milliseconds, rounded to whole seconds, at least `1s`. */
export function printDuration(ms: number): string {
  let rest = Math.max(UNITS.s, Math.round(ms / UNITS.s) * UNITS.s);
  return (['h', 'm', 's'] as const)
    .map((unit) => {
      const count = Math.floor(rest / UNITS[unit]);
      rest -= count * UNITS[unit];
      return count === 0 ? '' : `${count}${unit}`;
    })
    .join('');
}
