import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Twilio } from 'twilio';
import { loadCredentials } from '../../../src/bin/supervisor/credentials';
import { choosePorts, wantedPorts } from '../../../src/bin/supervisor/ports';
import { openStateDir } from '../../../src/bin/supervisor/state-dir';
import { bringUp } from '../../../src/bin/supervisor/stack/bring-up';
import { makeBuildCurrent } from '../../../src/bin/supervisor/stack/make-build-current';
import { localUrl, type StackContext } from '../../../src/bin/supervisor/stack/context';
import { findPostgres, localDatabaseUrl } from '../../../src/bin/supervisor/stack/new-context';
import type { SeededWorkspace } from '../../../src/bin/supervisor/stack/seed-workspace';
import { findTemporal } from '../../../src/bin/supervisor/temporal/find-temporal';
import { emulatorTwilio } from '../../../src/bin/supervisor/stack/twilio-client';
import { AGENTS, prepareCentre } from './centre';
import { FrontDoor } from './front-door';
import { Processes } from './processes';

/** Inside the project: fetched Temporal programs are kept there by `npm start`, too. */
const TEMPORAL_CACHE = join(__dirname, '..', '..', '..', '.throughline', 'bin');

/** The product as it runs: its own processes on free ports, with a door in front of the API that a campaign can rattle. */
export interface ChaosStack {
  readonly context: StackContext;
  readonly workspace: SeededWorkspace;
  readonly processes: Processes;
  readonly door: FrontDoor;
  readonly emulatorUrl: string;
  readonly crmUrl: string;
  /** The official SDK, as agents' desktops use it. */
  readonly twilio: Twilio;
  stop(): Promise<void>;
}

/** Starts all of it in a folder of its own. `binDir` has the compiled entry points. */
export async function startChaosStack(
  stateDir: string,
  binDir: string,
  say: (line: string) => void,
): Promise<ChaosStack> {
  const paths = openStateDir(stateDir);
  const ports = await choosePorts(wantedPorts(0));
  const door = await FrontDoor.open(localUrl(ports.api));
  const address = `127.0.0.1:${ports.temporal}`;
  const names = AGENTS.map(({ name }) => name);
  const credentials = loadCredentials(paths.credentials, names, randomBytes);
  const context: StackContext = {
    paths,
    ports,
    binDir,
    twilio: { kind: 'emulator' },
    namesChannels: false,
    logLevel: 'warn',
    policy: null,
    temporal: { config: { address, namespace: 'default' }, connection: { address } },
    temporalProgram: (await findTemporal(TEMPORAL_CACHE, () => undefined)).program,
    publicUrl: door.url,
    credentials,
    postgres: await findPostgres(),
    databaseUrl: localDatabaseUrl(ports, credentials.databasePassword),
  };
  const processes = new Processes(paths.logs, say);
  const stop = async (): Promise<void> => {
    await processes.stop();
    await door.close();
  };
  try {
    const parts = { binDir, prepareWorkspace: prepareCentre, makeBuildCurrent };
    const workspace = await bringUp(context, parts, processes, say);
    return {
      context,
      workspace,
      processes,
      door,
      emulatorUrl: localUrl(ports.emulator),
      crmUrl: localUrl(ports.backend),
      twilio: emulatorTwilio(context),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
