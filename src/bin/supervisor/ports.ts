import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** The ports of the local stack, unless others are asked for. */
export const DEFAULT_PORTS = {
  temporal: 7233,
  'temporal-ui': 8233,
  api: 8787,
  emulator: 8788,
  backend: 8789,
  worker: 8790,
  'temporal-metrics': 8791,
  database: 8792,
} as const;
export type PortName = keyof typeof DEFAULT_PORTS;
export type Ports = Readonly<Record<PortName, number>>;

const PURPOSE: Record<PortName, string> = {
  temporal: 'the Temporal server',
  'temporal-ui': 'the Temporal web UI',
  api: 'the API',
  emulator: 'the TaskRouter emulator',
  backend: 'the local backend',
  worker: 'the worker’s health and metrics',
  'temporal-metrics': 'the Temporal server’s metrics',
  database: 'the PostgreSQL server',
};

/** Ports that cannot be had. The message names each, and the way out. */
export class PortsBusyError extends Error {
  override readonly name = 'PortsBusyError';

  constructor(readonly busy: readonly (readonly [PortName, number])[]) {
    const list = busy.map(([name, port]) => `  ${port}, for ${PURPOSE[name]}`).join('\n');
    super(
      `These ports are in use:\n${list}\n` +
        'Stop what uses them, or let Throughline take free ones: npm start -- --port 0',
    );
  }
}

const HOST = '127.0.0.1';

/** Null when the port cannot be listened on. */
const tryListen = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, HOST, () => resolve(server));
  });

/** Below those that systems give to outgoing connections: one of these would take a port while its process is restarted. */
const FREE_PORTS = [20_000, 32_000] as const;
const MOST_TRIES = 100;

async function listenOnFree(): Promise<Server | null> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const server = await tryListen(randomInt(...FREE_PORTS));
    if (server !== null) return server;
  }
  return tryListen(0);
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/**
 * Checks that the wanted ports can be had and finds a free one for each that is 0. They are let go again, so a port
 * may still be lost to somebody else. Throws PortsBusyError naming all that are in use.
 */
export const choosePorts = async (wanted: Ports): Promise<Ports> => {
  const names = Object.keys(wanted) as PortName[];
  const held = await Promise.all(
    names.map(
      async (name) => [name, await (wanted[name] === 0 ? listenOnFree() : tryListen(wanted[name]))] as const,
    ),
  );
  const chosen = Object.fromEntries(
    held.map(([name, server]) => [
      name,
      server === null ? wanted[name] : (server.address() as AddressInfo).port,
    ]),
  ) as Record<PortName, number>;
  await Promise.all(held.flatMap(([, server]) => (server === null ? [] : [close(server)])));
  const busy = held
    .filter(([, server]) => server === null)
    .map(([name]): readonly [PortName, number] => [name, wanted[name]]);
  if (busy.length > 0) throw new PortsBusyError(busy);
  return chosen;
};

/**
 * All free ports when `port` is 0; otherwise the default ones, with `port` (if given) for the API. The unneeded ones
 * are free ones, too, so that they cannot be busy.
 */
export const wantedPorts = (port: number | null, unneeded: readonly PortName[] = []): Ports => {
  const standard = { ...DEFAULT_PORTS, ...(port === null ? {} : { api: port }) };
  return Object.fromEntries(
    Object.entries(standard).map(([name, fixed]) => [
      name,
      port === 0 || unneeded.includes(name as PortName) ? 0 : fixed,
    ]),
  ) as Record<PortName, number>;
};
