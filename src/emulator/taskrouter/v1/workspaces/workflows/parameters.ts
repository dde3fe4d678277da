import { given, type Parameters } from '../../../../http/parameters';

/** The parameters that creating and updating a workflow share. */
export const workflowParameters = (form: Parameters) =>
  given({
    assignmentCallbackUrl: form.text('AssignmentCallbackUrl'),
    fallbackAssignmentCallbackUrl: form.text('FallbackAssignmentCallbackUrl'),
    taskReservationTimeout: form.whole('TaskReservationTimeout'),
  });
