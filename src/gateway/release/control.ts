import { WorkflowFailedError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import type { Instant } from '../../domain/json';
import type { ReleasePause } from '../../domain/release-pause';
import {
  INTERACTION_WORKFLOW,
  RELEASE_PAUSE_MEMO,
  RELEASE_PAUSE_WORKFLOW,
  releasePauseWorkflowId,
  resumeReleaseSignal,
  SEARCH_ATTRIBUTES,
  TASK_QUEUES,
  type ReleasePauseEnd,
  type ReleaseResumption,
} from '../../workflows/messages';
import { quoted } from '../find';
import { isNotFound, withinMs } from '../temporal-errors';
import { fromMemo, inMemo, isKnown, ofPause, ofResumption, type KnownCommand } from './known-commands';
import type { ReleaseControl } from './port';

type ReleasePauseRun = (pause: ReleasePause) => Promise<ReleasePauseEnd>;

/** For what the server answers by itself. */
const ANSWER_MS = 3_000;
/** A worker has to end the pause. */
const RESUME_MS = 10_000;

/** A pause is a run of its own, which ends by itself; whether there is one the server says, whether workers run or not. */
export const createReleaseControl = (client: Client): ReleaseControl => {
  const ask = <T>(call: () => Promise<T>) => withinMs(client, ANSWER_MS, 'temporal_unavailable', call);
  return {
    pauseOf: (queue, now) => ask(async () => holdingAt(await lastOf(client, queue), now)),
    heldIn: (queue) => ask(() => heldIn(client, queue)),
    pause: (pause) => ask(() => begin(client, pause)),
    resume: (queue, resumption, now) =>
      withinMs(client, RESUME_MS, 'no_answer_in_time', () => resume(client, queue, resumption, now)),
  };
};

const handleOf = (client: Client, queue: string) => client.workflow.getHandle(releasePauseWorkflowId(queue));

const unlessOver = (error: unknown): null => {
  if (isNotFound(error)) return null;
  throw error;
};

/** The pause that there is, or the last one there was. */
const lastOf = (client: Client, queue: string): Promise<WorkflowExecutionDescription | null> =>
  handleOf(client, queue).describe().catch(unlessOver);

const pauseIn = (run: WorkflowExecutionDescription | null): ReleasePause | null =>
  (run?.memo?.[RELEASE_PAUSE_MEMO] as ReleasePause | undefined) ?? null;

const isRunning = (run: WorkflowExecutionDescription | null): boolean => run?.status.name === 'RUNNING';

/** A run whose time is over runs on until a worker ends it, which holds nobody back. */
function holdingAt(run: WorkflowExecutionDescription | null, now: Instant): ReleasePause | null {
  const pause = isRunning(run) ? pauseIn(run) : null;
  return pause !== null && now < pause.until ? pause : null;
}

async function begin(client: Client, pause: ReleasePause): Promise<ReleasePause | null> {
  const last = await lastOf(client, pause.queue);
  const earlier = await commandsUpTo(client, last);
  if (isKnown(earlier, ofPause(pause))) return holdingAt(last, pause.since);
  await client.workflow.start(RELEASE_PAUSE_WORKFLOW, {
    workflowId: releasePauseWorkflowId(pause.queue),
    taskQueue: TASK_QUEUES.main,
    args: [pause],
    memo: { [RELEASE_PAUSE_MEMO]: pause, ...inMemo(earlier) },
    // One step on the server, so that the queue is paused without a gap when a pause is made longer.
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  return pause;
}

async function resume(
  client: Client,
  queue: string,
  resumption: ReleaseResumption,
  now: Instant,
): Promise<void> {
  const last = await lastOf(client, queue);
  const asked = ofResumption(resumption);
  // Told again it ends no pause that somebody began since.
  if (isKnown(await commandsUpTo(client, last), asked)) return;
  if (last === null || holdingAt(last, now) === null) return;
  // That run, so that a pause which takes its place meanwhile is not ended by a resumption that did not mean it.
  const handle = client.workflow.getHandle<ReleasePauseRun>(last.workflowId, last.runId);
  await handle.signal(resumeReleaseSignal, resumption).catch(unlessOver);
  const end = await handle.result().catch(unlessReplaced);
  isKnown(endedBy(end), asked);
}

/** The commands that have made the queue's release what it is: none of them is carried out a second time. */
async function commandsUpTo(
  client: Client,
  last: WorkflowExecutionDescription | null,
): Promise<readonly KnownCommand[]> {
  if (last === null) return [];
  const begun = pauseIn(last);
  return [
    ...fromMemo(last.memo),
    ...(begun === null ? [] : [ofPause(begun)]),
    ...(isRunning(last) ? [] : endedBy(await endOf(client, last))),
  ];
}

const endedBy = (end: ReleasePauseEnd | void): readonly KnownCommand[] => {
  const command = end?.resumed ? ofResumption(end.resumed) : null;
  return command === null ? [] : [command];
};

const endOf = (client: Client, run: WorkflowExecutionDescription): Promise<ReleasePauseEnd | void> =>
  client.workflow.getHandle<ReleasePauseRun>(run.workflowId, run.runId).result().catch(unlessReplaced);

/** It is over, whatever ended it: another pause that took its place, or an operator. */
const unlessReplaced = (error: unknown): void => {
  if (!(error instanceof WorkflowFailedError)) throw error;
};

async function heldIn(client: Client, queue: string): Promise<number> {
  const { count } = await client.workflow.count(
    [
      `WorkflowType = ${quoted(INTERACTION_WORKFLOW)}`,
      `ExecutionStatus = 'Running'`,
      `${SEARCH_ATTRIBUTES.phase.name} = 'held'`,
      `${SEARCH_ATTRIBUTES.queue.name} = ${quoted(queue)}`,
    ].join(' AND '),
  );
  return count;
}
