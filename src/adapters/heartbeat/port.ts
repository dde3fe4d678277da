/** A watcher outside, who raises the alarm when it has not been told for a while that all is well. */
export interface HeartbeatPort {
  /** Throws OutsideError when the watcher did not hear of it. */
  beat(): Promise<void>;
}
