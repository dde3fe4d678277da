import type { EmulatorClock } from './clock';
import type { Settings } from './settings';

export interface EmulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  readonly accountSid: string;
  /** The password of REST calls, and the key that callbacks are signed with. */
  readonly authToken: string;
  readonly clock: EmulatorClock;
  /**
   * For tests: the same seed and the same requests give the same SIDs, and a snapshot goes on with its own. Without one
   * every start draws SIDs of its own, so that none is given twice although a crash may have lost the last of them.
   */
  readonly seed?: string;
  /** Where the state is kept across restarts. */
  readonly snapshotFile?: string;
  /** Where the documents leave a choice; the admin API changes them, too. */
  readonly settings?: Partial<Settings>;
  /** Callbacks are queued and not delivered until `resumeCallbacks`. */
  readonly callbacksPaused?: boolean;
}
