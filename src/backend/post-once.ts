const TIMEOUT_MS = 5_000;

/** One attempt of a stand-in to tell us something. The status; null: there was no answer. */
export async function postOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
