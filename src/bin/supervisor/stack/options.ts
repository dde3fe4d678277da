import type { StartTwilio } from '../../../config/local-config';
import type { TemporalSettings } from '../../../config/temporal';
import type { LogLevel } from '../../../config/values';
import type { PolicyDraft } from '../../publish-policy';
import type { StackContext } from './context';
import type { SeededWorkspace } from './seed-workspace';

export interface StackOptions {
  readonly stateDir: string;
  /** Where a fetched Temporal CLI is kept; several stacks may share it. */
  readonly cacheDir: string;
  /** The API's port; 0 takes free ports for everything; null the default ones. */
  readonly port: number | null;
  /** A server to use in place of a local one. */
  readonly externalTemporal: TemporalSettings | null;
  /** A PostgreSQL to use in place of a local one, as DATABASE_URL names it. */
  readonly externalDatabase?: string | null;
  readonly twilio: StartTwilio;
  /** Whether the environment says where messages to people lead; else to local stand-ins. */
  readonly namesChannels?: boolean;
  readonly logLevel: LogLevel;
  /** To be put in force; null keeps the one in force, or takes the example when there is none. */
  readonly policy: PolicyDraft | null;
  /** Told what happens, a line at a time. */
  readonly say: (line: string) => void;
  /** Aborted to give up the start. */
  readonly abortSignal: AbortSignal;
}

/** What the stack is made of. */
export interface StackParts {
  /** The folder of the compiled entry points. */
  readonly binDir: string;
  /** Sees to all that api and worker find when they start. */
  readonly prepareWorkspace: (context: StackContext) => Promise<SeededWorkspace>;
  /** Makes the worker's build the one that interactions go to; again whenever the worker was restarted. */
  readonly makeBuildCurrent: (context: StackContext) => Promise<void>;
}
