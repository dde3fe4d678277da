/** Keeps a snapshot file up to date. */
export interface SnapshotWriter {
  /** Something changed: the file will be written soon. */
  changed(): void;
  /** Writes what is not written yet, and resolves when it is. Rejects when it cannot be. */
  close(): Promise<void>;
}

/** The least pause between two writes, in milliseconds. */
const LEAST_PAUSE = 200;
/** How long a write takes at most of the time: one part in this many. */
const PAUSE_PER_WRITE = 10;

/**
 * Writes after changes: soon after the first one, and then never more often than leaves the emulator time for its
 * work. A write that fails is tried again with the next change, and told once per failure.
 */
export function createSnapshotWriter(write: () => Promise<void>): SnapshotWriter {
  let isDirty = false;
  let pause = LEAST_PAUSE;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const writeNow = async (): Promise<void> => {
    isDirty = false;
    const begin = performance.now();
    try {
      await write();
    } catch (error) {
      isDirty = true;
      throw error;
    } finally {
      pause = Math.max(LEAST_PAUSE, PAUSE_PER_WRITE * (performance.now() - begin));
    }
  };

  const onTimer = (): void => {
    timer = undefined;
    writing = writing
      .then(() => (isDirty ? writeNow() : undefined))
      .catch((error: Error) => process.emitWarning(`The snapshot was not written: ${error.message}`));
  };

  return {
    changed: () => {
      isDirty = true;
      timer ??= setTimeout(onTimer, pause);
    },
    close: async () => {
      clearTimeout(timer);
      await writing;
      if (isDirty) await writeNow();
    },
  };
}
