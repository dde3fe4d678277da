/** Aborted at the first request to end: Ctrl-C, a closed terminal, or a signal from whoever runs this. */
export const endRequested = (): AbortSignal => {
  const request = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => request.abort());
  }
  return request.signal;
};

export const untilAborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
