import { defineSignal } from '@temporalio/workflow';
import type { Actor } from '../domain/actor';

/* What another process sends to the pause of a queue's release. Wire format, as messages.ts. */

/** Its only argument is the pause, which its memo holds, too: the server tells of it while no worker runs. */
export const RELEASE_PAUSE_WORKFLOW = 'releasePause';
export const RELEASE_PAUSE_MEMO = 'releasePause';
/** In its memo, too: the ids of the latest commands before it, as of the queue's earlier pauses. */
export const RELEASE_EARLIER_MEMO = 'earlierCommands';
/** The hash of the body of each of them, in their order. Missing from an older API. */
export const RELEASE_EARLIER_BODIES_MEMO = 'earlierBodies';

/** One for a queue: a second pause takes the place of the first. */
export const releasePauseWorkflowId = (queue: string): string => `release-pause-${queue}`;

export interface ReleaseResumption {
  readonly by: Actor;
  readonly reason: string;
  /** The id of the command that asked for it. Missing from an older API. */
  readonly commandId?: string;
}

export interface ReleasePauseEnd {
  /** Null: it ran out. */
  readonly resumed: ReleaseResumption | null;
}

/** The queue's release goes on. */
export const resumeReleaseSignal = defineSignal<[ReleaseResumption]>('resume');
