/** Where and how a local dev server runs. Times are the server's own: nothing here speeds them up. */
export interface DevServerOptions {
  readonly port: number;
  readonly uiPort: number;
  readonly metricsPort: number;
  /** Null keeps everything in memory. */
  readonly dbFile: string | null;
  readonly namespace: string;
}

/**
 * The arguments of `temporal server start-dev`. Loopback only; state in one SQLite file that survives a restart. The
 * log level is `never`, because at any other the server prints a page of noise when it stops.
 */
export const devServerArgs = (options: DevServerOptions): readonly string[] => [
  ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)],
  ...['--ui-port', String(options.uiPort), '--metrics-port', String(options.metricsPort)],
  ...(options.dbFile === null ? [] : ['--db-filename', options.dbFile]),
  ...['--namespace', options.namespace],
  ...['--log-level', 'never', '--ui-disable-news-fetch'],
];
