import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../taskrouter-engine';
import { createApp } from './app';
import { assembleEmulator } from './assemble-emulator';
import type { Effect } from './effects';
import type { Emulator } from './emulator';
import type { FaultInput } from './faults/fault-rule';
import type { AppliedRule, Faults } from './faults/faults';
import { readRule } from './faults/read-rule';
import type { EmulatorOptions } from './options';
import { takeSnapshot } from './snapshot/emulator-snapshot';
import { readSnapshot, writeSnapshot } from './snapshot/snapshot-file';
import { createSnapshotWriter } from './snapshot/snapshot-writer';
import type { Call } from './voice/call';

/** Idle connections stay open longer than clients keep theirs, so that none is closed while a request sets out. */
const KEPT_OPEN = 65_000;

export interface RunningEmulator {
  /** `http://host:port`; Twilio's `https://X.twilio.com/rest` is at `<url>/X/rest`. */
  readonly url: string;
  readonly engine: Engine;
  readonly faults: Faults;
  /** Adds a fault as the admin API does. Throws AdminError when it makes no sense. */
  addFault(rule: FaultInput): AppliedRule;
  calls(): Call[];
  /** What was done since a sequence number. */
  effects(since: number): Effect[];
  /** Resolves when no callback is queued or under way; while callbacks are paused the queued ones do not count. */
  idle(): Promise<void>;
  resumeCallbacks(): void;
  /** When the next thing happens by itself, in milliseconds since the epoch, or null. */
  nextDueAt(): number | null;
  /** Lets everything happen that is due by the clock. */
  wake(): void;
  /** Stops listening, breaks off what is under way, and writes the snapshot. Nothing stays open. */
  close(): Promise<void>;
}

/**
 * Starts an emulator; with a snapshot file it goes on where the last one stopped, and what became due meanwhile
 * happens at once. A damaged file is kept aside, with a process warning. Rejects when the port is taken (EADDRINUSE) or
 * the snapshot is of another format or account.
 */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const { clock, snapshotFile } = options;
  const saved = await savedBefore(options);
  const writer = createSnapshotWriter(async () => {
    if (snapshotFile !== undefined) await writeSnapshot(snapshotFile, takeSnapshot(emulator));
  });
  const rearm = (): void => clock.wakeAt(emulator.nextDueAt(), wake);
  const wake = (): void => {
    emulator.catchUp();
    emulator.changed();
  };
  const { emulator, disconnect } = assembleEmulator(options, saved, () => {
    rearm();
    writer.changed();
  });
  const server = await listen(emulator, options);
  for (const delivery of saved?.deliveries ?? []) emulator.deliveries.add(delivery);
  wake();

  const end = async (): Promise<void> => {
    clock.wakeAt(null, wake);
    const ended = emulator.deliveries.close();
    disconnect();
    await Promise.all([ended, stop(server)]);
    await writer.close();
  };
  let ending: Promise<void> | undefined;
  return { ...faceOf(emulator), url: addressOf(server), wake, close: () => (ending ??= end()) };
}

async function savedBefore({ snapshotFile, accountSid, clock }: EmulatorOptions) {
  if (snapshotFile === undefined) return null;
  const { snapshot, keptAs } = await readSnapshot(snapshotFile, accountSid, clock.now());
  if (keptAs !== undefined) {
    process.emitWarning(
      `The snapshot ${snapshotFile} was damaged: it is kept as ${keptAs}, and the emulator begins empty.`,
    );
  }
  return snapshot;
}

const faceOf = ({ engine, faults, calls, effects, deliveries, nextDueAt }: Emulator) => ({
  engine,
  faults,
  addFault: (rule: FaultInput) => faults.add(readRule(rule)),
  calls: () => [...calls.values()],
  effects: (since: number) => effects.since(since),
  idle: () => deliveries.idle(),
  resumeCallbacks: () => deliveries.resume(),
  nextDueAt,
});

function listen(emulator: Emulator, { port, host = '127.0.0.1' }: EmulatorOptions): Promise<Server> {
  const server = createServer(createApp(emulator));
  server.keepAliveTimeout = KEPT_OPEN;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** Connections that wait for an answer, and those kept open, end with the server. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
