import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';
import type { Environment } from './env';
import type { Reader } from './reader';
import { text } from './values';
import { variable } from './variables';

/** Where Temporal is; safe to log. */
export interface TemporalConfig {
  readonly address: string;
  readonly namespace: string;
}

/** What `Connection.connect` and `NativeConnection.connect` take; holds keys. */
export type TemporalConnectionOptions = ClientConnectConfig['connectionOptions'];

export interface TemporalSettings {
  readonly config: TemporalConfig;
  readonly connection: TemporalConnectionOptions;
}

const withoutEmpty = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );

/** A TOML error quotes the file below its first line, and the file may hold keys. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown error').split('\n', 1)[0] ?? '';

/** Temporal's own environment configuration: variables first, then the profile in its configuration file. */
export const readTemporal = (reader: Reader, environment: Environment): TemporalSettings => {
  const apiKey = reader.optional('TEMPORAL_API_KEY', text);
  const overrideEnvVars = withoutEmpty({ ...environment, TEMPORAL_API_KEY: apiKey ?? undefined });
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars });
    const address = connectionOptions.address ?? variable('TEMPORAL_ADDRESS').default ?? '';
    return {
      config: { address, namespace: namespace ?? variable('TEMPORAL_NAMESPACE').default ?? '' },
      connection: { ...connectionOptions, address },
    };
  } catch (error) {
    reader.problem('TEMPORAL_…', `Temporal’s environment configuration is not usable: ${firstLine(error)}`);
    return { config: { address: '', namespace: '' }, connection: {} };
  }
};
