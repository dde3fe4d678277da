let latest = { instant: Number.NaN, text: '' };

/** TaskRouter's dates: `2026-01-01T00:00:00Z`, without a fraction. A resource mostly shows one instant several times. */
export function isoDate(instant: number): string {
  if (instant !== latest.instant) {
    latest = { instant, text: `${new Date(instant).toISOString().slice(0, 19)}Z` };
  }
  return latest.text;
}

/** The 2010 API's dates: `Thu, 01 Jan 2026 00:00:00 +0000` (RFC 2822). */
export const rfc2822Date = (instant: number): string =>
  new Date(instant).toUTCString().replace('GMT', '+0000');
