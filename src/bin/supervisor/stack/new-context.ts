import type { TemporalSettings } from '../../../config/temporal';
import { loadCredentials } from '../credentials';
import { choosePorts, wantedPorts, type PortName, type Ports } from '../ports';
import type { StatePaths } from '../state-dir';
import { findTemporal } from '../temporal/find-temporal';
import { LOCAL_AGENTS } from './agents';
import { localUrl, type StackContext } from './context';
import type { StackOptions, StackParts } from './options';

const unneeded = ({ externalTemporal, twilio }: StackOptions): readonly PortName[] => [
  ...(externalTemporal ? (['temporal', 'temporal-ui', 'temporal-metrics'] as const) : []),
  ...(twilio.kind === 'live' ? (['emulator'] as const) : []),
];

const localTemporal = (ports: Ports): TemporalSettings => {
  const address = `127.0.0.1:${ports.temporal}`;
  return { config: { address, namespace: 'default' }, connection: { address } };
};

/** Settles what the processes have in common. Throws PortsBusyError or TemporalNotFoundError. */
export const newContext = async (
  options: StackOptions,
  { binDir }: StackParts,
  paths: StatePaths,
): Promise<StackContext> => {
  const { externalTemporal, twilio, logLevel, policy, cacheDir, say } = options;
  const ports = await choosePorts(wantedPorts(options.port, unneeded(options)));
  const found = externalTemporal ? null : await findTemporal(cacheDir, say);
  const agentNames = LOCAL_AGENTS.map((agent) => agent.name);
  return {
    paths,
    ports,
    twilio,
    logLevel,
    policy,
    binDir,
    temporal: externalTemporal ?? localTemporal(ports),
    temporalProgram: found?.program ?? null,
    publicUrl: twilio.kind === 'live' ? twilio.publicUrl : localUrl(ports.api),
    credentials: loadCredentials(paths.credentials, agentNames),
  };
};
