import { invalid } from '../errors';
import { nameOf, urlOf, whole } from '../parameters';
import type { WorkspaceState } from '../world/world';
import { queuesIn, readConfiguration } from './read-configuration';

/** twilio.com/docs/taskrouter/limits */
const MAX_CONFIGURATION_BYTES = 1_038_576;
const MAX_RESERVATION_TIMEOUT = 86_400;

export interface WorkflowParameters {
  readonly friendlyName: string;
  /** The routing configuration, a JSON document. */
  readonly configuration: string;
  readonly assignmentCallbackUrl: string;
  readonly fallbackAssignmentCallbackUrl: string;
  /** Seconds. */
  readonly taskReservationTimeout: number;
}

/** The parameters as they were given. Throws EngineError `invalid`. */
export function checkWorkflow(state: WorkspaceState, wanted: WorkflowParameters): WorkflowParameters {
  return {
    friendlyName: nameOf('FriendlyName', wanted.friendlyName, 255),
    configuration: checkConfiguration(state, wanted.configuration),
    assignmentCallbackUrl: urlOf('AssignmentCallbackUrl', wanted.assignmentCallbackUrl),
    fallbackAssignmentCallbackUrl: urlOf(
      'FallbackAssignmentCallbackUrl',
      wanted.fallbackAssignmentCallbackUrl,
    ),
    taskReservationTimeout: whole(
      'TaskReservationTimeout',
      wanted.taskReservationTimeout,
      1,
      MAX_RESERVATION_TIMEOUT,
    ),
  };
}

function checkConfiguration(state: WorkspaceState, text: string): string {
  if (text.length > MAX_CONFIGURATION_BYTES) {
    throw invalid(`Configuration has ${text.length} bytes; the limit is ${MAX_CONFIGURATION_BYTES}`);
  }
  const unknown = [...queuesIn(readConfiguration(text))].filter((sid) => !state.taskQueues.has(sid));
  if (unknown.length === 0) return text;
  throw invalid(`Configuration refers to task queues that do not exist: ${unknown.join(', ')}`);
}
