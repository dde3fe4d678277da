/** A version no resource ever has. */
const NEVER = -1;

/**
 * The version in an If-Match header, quoted as it was sent in ETag or bare as clients send it back; null when there is
 * none, or any will do (`*`).
 */
export function versionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const digits = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1];
  return digits === undefined ? NEVER : Number(digits);
}
