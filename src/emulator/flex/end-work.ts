import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';

interface TaskOf {
  readonly workspaceSid: string;
  readonly taskSid: string;
}

/** How the work of a channel ends in TaskRouter: in wrap-up, or at once. */
export type WorkEnd = 'wrapping' | 'completed';

const REASON = 'Interaction channel closed';

/** Ends a task as far as it can be ended: who waits is canceled, who works wraps up or is done. A task that is over stays so. */
export function endWork(
  { engine, effects }: Emulator,
  { workspaceSid, taskSid }: TaskOf,
  end: WorkEnd,
): void {
  const change = (assignmentStatus: string): void => {
    engine.tasks.update(workspaceSid, taskSid, { assignmentStatus, reason: REASON });
    effects.add(engine.now(), 'tasks.update', taskSid);
  };
  try {
    const { status } = engine.tasks.fetch(workspaceSid, taskSid);
    if (status === 'pending' || status === 'reserved') change('canceled');
    else if (status === 'assigned') change(end);
    else if (status === 'wrapping' && end === 'completed') change(end);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}
