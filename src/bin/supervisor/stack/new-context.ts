import type { TemporalSettings } from '../../../config/temporal';
import { loadCredentials } from '../credentials';
import { databaseAccount } from '../database/account';
import { DATABASE_NAME } from '../database/cluster';
import { reachablePrograms } from '../database/place';
import { findPrograms } from '../database/programs';
import { choosePorts, wantedPorts, type PortName, type Ports } from '../ports';
import type { StatePaths } from '../state-dir';
import { findTemporal } from '../temporal/find-temporal';
import { LOCAL_AGENTS } from './agents';
import { localUrl, type StackContext } from './context';
import type { StackOptions, StackParts } from './options';

const unneeded = ({ externalTemporal, externalDatabase, twilio }: StackOptions): readonly PortName[] => [
  ...(externalTemporal ? (['temporal', 'temporal-ui', 'temporal-metrics'] as const) : []),
  ...(externalDatabase ? (['database'] as const) : []),
  ...(twilio.kind === 'live' ? (['emulator'] as const) : []),
];

const localTemporal = (ports: Ports): TemporalSettings => {
  const address = `127.0.0.1:${ports.temporal}`;
  return { config: { address, namespace: 'default' }, connection: { address } };
};

/** The programs of the PostgreSQL that we bring up, and whom they run as. */
export const findPostgres = async (): Promise<NonNullable<StackContext['postgres']>> => {
  const account = await databaseAccount();
  return { native: reachablePrograms(findPrograms(), account), account };
};

/** Where that PostgreSQL is reached. */
export const localDatabaseUrl = ({ database }: Ports, password: string): string =>
  `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${database}/${DATABASE_NAME}`;

/**
 * Settles what the processes have in common. Throws PortsBusyError, TemporalNotFoundError or
 * DatabaseProgramsMissingError.
 */
export const newContext = async (
  options: StackOptions,
  { binDir }: StackParts,
  paths: StatePaths,
): Promise<StackContext> => {
  const { externalTemporal, externalDatabase, twilio, logLevel, policy, cacheDir, say } = options;
  const ports = await choosePorts(wantedPorts(options.port, unneeded(options)));
  const found = externalTemporal ? null : await findTemporal(cacheDir, say);
  const postgres = externalDatabase ? null : await findPostgres();
  const agentNames = LOCAL_AGENTS.map((agent) => agent.name);
  const credentials = loadCredentials(paths.credentials, agentNames);
  return {
    paths,
    ports,
    postgres,
    credentials,
    databaseUrl: externalDatabase ?? localDatabaseUrl(ports, credentials.databasePassword),
    twilio,
    namesChannels: options.namesChannels ?? false,
    logLevel,
    policy,
    binDir,
    temporal: externalTemporal ?? localTemporal(ports),
    temporalProgram: found?.program ?? null,
    publicUrl: twilio.kind === 'live' ? twilio.publicUrl : localUrl(ports.api),
  };
};
