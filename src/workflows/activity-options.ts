import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';
import type { ActivityActionName } from '../domain/actions';
import { OUTSIDE_FAILURES } from '../domain/failure-types';
import { TASK_QUEUES } from './messages';
import type { Carrying } from './run-activity';

const nonRetryableErrorTypes = [OUTSIDE_FAILURES.refused];

/** Read, or read and then write: safe to repeat, and short, because the process does nothing else meanwhile. */
const twilioForeground: ActivityOptions = {
  taskQueue: TASK_QUEUES.twilio,
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '15s',
  retry: { maximumAttempts: 3, initialInterval: '500ms', nonRetryableErrorTypes },
};

const localOnce: LocalActivityOptions = { startToCloseTimeout: '3s', retry: { maximumAttempts: 1 } };

/** Nobody waits for it, and it must happen: hours of outage are sat out. */
const patient: ActivityOptions = {
  startToCloseTimeout: '15s',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '5 minutes',
    nonRetryableErrorTypes,
  },
};

/** A clock's ladder: the interaction's closing waits for it, so it is asked for often. */
export const PLANNED_PATIENTLY: Carrying = {
  remote: { ...patient, retry: { ...patient.retry, maximumInterval: '10s' } },
};

export const CARRYING: Record<ActivityActionName, Carrying> = {
  readNewTask: { remote: twilioForeground },
  enrich: { local: localOnce, remote: { startToCloseTimeout: '3s', retry: { maximumAttempts: 1 } } },
  enrichLate: { remote: { ...patient, scheduleToCloseTimeout: '1 hour' } },
  decideRoute: {
    local: localOnce,
    remote: { startToCloseTimeout: '5s', scheduleToCloseTimeout: '15s', retry: { maximumAttempts: 3 } },
  },
  // Whoever asked waits for it.
  checkTransfer: {
    local: { startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } },
    remote: {
      ...twilioForeground,
      startToCloseTimeout: '2s',
      scheduleToCloseTimeout: '5s',
      retry: { maximumAttempts: 1 },
    },
  },
  // Whoever asked waits for it; beside the main line, so never local.
  planEscalation: {
    remote: { startToCloseTimeout: '5s', scheduleToCloseTimeout: '10s', retry: { maximumAttempts: 2 } },
  },
  // One attempt: TaskRouter has no idempotency key, so a second attempt is the process's decision.
  createTask: { remote: { ...twilioForeground, retry: { maximumAttempts: 1 } } },
  inviteAgent: { remote: { ...twilioForeground, retry: { maximumAttempts: 1 } } },
  // Behind TaskRouter's limit of three look-ups a second, the wait may be long.
  lookUpTask: {
    remote: { ...twilioForeground, taskQueue: TASK_QUEUES.twilioLookUp, scheduleToCloseTimeout: '1 minute' },
  },
  searchEventLog: { remote: twilioForeground },
  moveToStep: { remote: twilioForeground },
  readTask: { remote: twilioForeground },
  readTaskLog: { remote: twilioForeground },
  endTask: { local: localOnce, remote: twilioForeground },
  closeChannel: {
    remote: { ...patient, taskQueue: TASK_QUEUES.twilio, scheduleToCloseTimeout: '1 hour' },
  },
  closeConversation: {
    remote: { ...patient, taskQueue: TASK_QUEUES.twilio, scheduleToCloseTimeout: '1 hour' },
  },
  sayAndHangUp: { remote: twilioForeground },
  sendMessage: {
    remote: { startToCloseTimeout: '10s', scheduleToCloseTimeout: '15s', retry: { maximumAttempts: 1 } },
  },
  // The process asks again, for a day.
  reachOut: {
    remote: { startToCloseTimeout: '10s', scheduleToCloseTimeout: '15s', retry: { maximumAttempts: 1 } },
  },
  planCallback: {
    local: localOnce,
    remote: { startToCloseTimeout: '5s', scheduleToCloseTimeout: '15s', retry: { maximumAttempts: 3 } },
  },
  announce: { remote: { ...patient, scheduleToCloseTimeout: '1 hour' } },
  readMessages: { remote: twilioForeground },
  nudgeAgent: { remote: { ...patient, taskQueue: TASK_QUEUES.twilio, scheduleToCloseTimeout: '1 minute' } },
  writeProfile: {
    remote: { ...patient, taskQueue: TASK_QUEUES.twilio, scheduleToCloseTimeout: '10 minutes' },
  },
  diagnose: { remote: { ...patient, scheduleToCloseTimeout: '10 minutes' } },
  appendCaseNote: { local: localOnce, remote: patient },
  // The next contact may come at once; one in an hour can do without.
  rememberAgent: { remote: { ...patient, scheduleToCloseTimeout: '1 hour' } },
};
