import { Client } from '@temporalio/client';
import { readRolloutConfig } from '../../config/local-config';
import type { TemporalSettings } from '../../config/temporal';
import { readDevFile } from '../dev-file';
import { withNamespace } from '../supervisor/temporal/reach-temporal';

/** The deployment that a roll-out is about, and where it is. */
export interface RolloutTarget {
  readonly client: Client;
  readonly deployment: string;
  readonly address: string;
}

const serverOf = ({
  stateDir,
  temporal,
  namesTemporal,
}: ReturnType<typeof readRolloutConfig>): TemporalSettings => {
  const dev = namesTemporal ? null : readDevFile(stateDir);
  if (dev === null) return temporal;
  const { temporalAddress: address, temporalNamespace: namespace } = dev;
  return { config: { address, namespace }, connection: { address } };
};

/**
 * Does something with the deployment of the server that TEMPORAL_ADDRESS names, else of the stack that runs here. Throws
 * ConfigError, TemporalUnreachableError, or what the task throws.
 */
export const withRolloutTarget = <T>(task: (target: RolloutTarget) => Promise<T>): Promise<T> => {
  const config = readRolloutConfig();
  const server = serverOf(config);
  const { address, namespace } = server.config;
  return withNamespace(server, (connection) =>
    task({ client: new Client({ connection, namespace }), deployment: config.deployment, address }),
  );
};
