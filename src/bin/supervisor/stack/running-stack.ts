import type { DevFile } from '../../dev-file';
import type { ChildFailedError } from '../keep-running';

export interface RunningStack {
  readonly dev: DevFile;
  /** Null when the Temporal server is somebody else's. */
  readonly temporalUiUrl: string | null;
  /** Resolves when a process has failed for good. The others still run: stop them. */
  readonly failed: Promise<ChildFailedError>;
  /** The process id of `temporal`, `database`, `emulator`, `backend`, `api` or `worker`; null while it is down. */
  readonly pidOf: (name: string) => number | null;
  readonly stop: () => Promise<void>;
}
