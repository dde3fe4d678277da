import type { StartTwilio } from '../../../config/local-config';
import type { TemporalSettings } from '../../../config/temporal';
import type { LogLevel } from '../../../config/values';
import type { PolicyDraft } from '../../publish-policy';
import type { Account } from '../database/account';
import type { Credentials } from '../credentials';
import type { Ports } from '../ports';
import type { StatePaths } from '../state-dir';

/** What the processes of the local stack have in common. */
export interface StackContext {
  readonly paths: StatePaths;
  readonly ports: Ports;
  readonly credentials: Credentials;
  readonly temporal: TemporalSettings;
  /** The Temporal CLI, or null when the server is somebody else's. */
  readonly temporalProgram: string | null;
  /** The address of the records database. */
  readonly databaseUrl: string;
  /** PostgreSQL's programs and whom they run as, or null when the server is somebody else's. */
  readonly postgres: { readonly native: string; readonly account: Account | null } | null;
  readonly twilio: StartTwilio;
  /** Whether the user says where messages to people lead. */
  readonly namesChannels: boolean;
  /** Where Twilio reaches the API. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** To be published at the start; null keeps the one in force. */
  readonly policy: PolicyDraft | null;
  /** The folder of the compiled entry points. */
  readonly binDir: string;
}

export const localUrl = (port: number): string => `http://127.0.0.1:${port}`;
