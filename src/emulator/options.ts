import type { EmulatorClock } from './clock';

export interface EmulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  readonly accountSid: string;
  /** The password of REST calls, and the key that callbacks are signed with. */
  readonly authToken: string;
  readonly clock: EmulatorClock;
  /** The same seed and the same requests give the same SIDs. A snapshot goes on with its own. */
  readonly seed: string;
  /** Where the state is kept across restarts. */
  readonly snapshotFile?: string;
  /** Callbacks are queued and not delivered until `resumeCallbacks`. */
  readonly callbacksPaused?: boolean;
}
