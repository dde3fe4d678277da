import type { CallsPort } from '../../src/adapters/calls/port';
import type { Command } from '../../src/domain/commands';
import { asCallSid } from '../../src/domain/ids';
import { currentLeg } from '../../src/domain/process/legs';
import type { Engine } from '../../src/taskrouter-engine';
import type { World } from './world';

/** The one call of the model, and its caller's number. */
export const CALL = asCallSid(`CA${'1'.repeat(32)}`);
export const CALLER = '+15005550006';

/** The caller waits for our answer, then in Twilio's queue; null: it is no call. */
export type CallStatus = 'asked' | 'enqueued' | 'over' | null;

const isOfCall = ({ attributes }: { readonly attributes: string }): boolean => attributes.includes(CALL);

const WAITING = ['pending', 'reserved'];

/** Twilio makes the task of an enqueued caller. */
export function enqueue(engine: Engine, workspace: string, { process }: World): void {
  const { enqueue: plan } = process;
  if (plan === null) return;
  engine.tasks.create(workspace, {
    workflowSid: plan.routingPlan,
    attributes: JSON.stringify({ ...plan.attributes, call_sid: CALL }),
    priority: plan.priority,
  });
}

/** A call that leaves the queue, by its caller or by us, takes a task with it that nobody has. */
export function leaveQueue(engine: Engine, workspace: string, reason: string): void {
  const waiting = engine.tasks
    .list(workspace)
    .find((task) => isOfCall(task) && WAITING.includes(task.status));
  if (waiting) engine.tasks.update(workspace, waiting.sid, { assignmentStatus: 'canceled', reason });
}

/** Twilio's calls, of which there is this one; `ended` is told when we end it. */
export function callsOver(
  engine: Engine,
  workspace: string,
  status: CallStatus,
  ended: () => void,
): CallsPort {
  const end = (): Promise<boolean> => {
    if (status === 'over' || status === null) return Promise.resolve(false);
    leaveQueue(engine, workspace, 'redirected');
    ended();
    return Promise.resolve(true);
  };
  return {
    readCall: () => Promise.resolve(status === 'over' ? 'over' : 'live'),
    sayAndHangUp: end,
    sayAndRecord: end,
    canRecord: false,
    hangUp: end,
  };
}

export const ASKS: Command = {
  kind: 'callback',
  by: { kind: 'backend', id: 'b' },
  to: null,
  at: null,
};

/** What whoever has accepted the callback may tell. */
export function resultsOf({ process }: World): Command[] {
  const { acceptance } = currentLeg(process);
  if (acceptance === null) return [];
  const by = { kind: 'agent', id: acceptance.agentSid } as const;
  return (['reached', 'no_answer'] as const).map((result) => ({ kind: 'callback_result', by, result }));
}
