import { read } from '../../expressions';
import { attributesOf } from '../tasks/task-attributes';
import type { Task } from '../tasks/task';
import { knownWorkerOf } from '../matching/choose-worker';
import { targetOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';

/** The codes of Twilio's debugger (twilio.com/docs/api/errors/40152, 40154, 40155). */
const NOT_IN_QUEUE = 40152;
const INVALID_VALUE = 40154;
const OF_ANOTHER_WORKSPACE = 40155;

/**
 * A task that waits for a known worker who cannot come waits in silence: only the debugger tells. A task that names nobody is
 * no mistake.
 */
export function alertOfKnownWorker(state: WorkspaceState, task: Task): void {
  const { knownWorker } = targetOf(state, task.position);
  if (knownWorker === null) return;
  const value = read({ task: attributesOf(task) }, knownWorker.path) ?? null;
  if (value === null) return;
  const code = codeFor(state, task, value);
  if (code === null) return;
  const message = `Task ${task.sid} waits for the known worker ${JSON.stringify(value)}, who cannot take it`;
  state.world.observe({ kind: 'alert', workspace: state.workspace, code, message });
}

function codeFor(state: WorkspaceState, task: Task, value: unknown): number | null {
  const { knownWorker, queueSid } = targetOf(state, task.position);
  const worker = knownWorkerOf(state, knownWorker!, task);
  if (worker !== undefined) {
    return state.matching.queuesOfWorker.get(worker.sid)?.has(queueSid) ? null : NOT_IN_QUEUE;
  }
  const isSid = typeof value === 'string' && /^WK[0-9a-f]{32}$/i.test(value);
  return knownWorker!.by === 'sid' && isSid ? OF_ANOTHER_WORKSPACE : INVALID_VALUE;
}
