import type { Emission } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { ASSIGNMENT_LIMIT, deliver } from './new-delivery';
import { inPascalCase } from './pascal-case';

type Assignment = Extract<Emission, { kind: 'assignment' }>;

/** What an assignment callback tells (twilio.com/docs/taskrouter/handle-assignment-callbacks), in snake_case. */
const TOLD = [
  'workflow_sid',
  'task_queue_sid',
  'task_sid',
  'task_attributes',
  'task_age',
  'task_priority',
  'task_channel_sid',
  'task_channel_unique_name',
  'reservation_sid',
  'worker_sid',
  'worker_name',
  'worker_attributes',
];

/** Asks the application what to do with a new reservation. */
export function callBackAssignment(emulator: Emulator, { workspace, workflow, data }: Assignment): void {
  const reservationSid = data['reservation_sid']!;
  const told = TOLD.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]] as const]));
  deliver(emulator, {
    purpose: {
      kind: 'assignment',
      workspaceSid: workspace.sid,
      reservationSid,
      fallbackUrl: workflow.fallbackAssignmentCallbackUrl || null,
    },
    lane: reservationSid,
    url: workflow.assignmentCallbackUrl,
    form: {
      ...inPascalCase(Object.fromEntries(told)),
      Timestamp: String(Math.floor(emulator.engine.now() / 1000)),
      AccountSid: emulator.account.sid,
      WorkspaceSid: workspace.sid,
    },
    timeLimit: ASSIGNMENT_LIMIT,
  });
}
