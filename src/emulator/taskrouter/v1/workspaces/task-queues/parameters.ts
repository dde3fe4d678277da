import { given, type Parameters } from '../../../../http/parameters';

/** The parameters that creating and updating a task queue share. */
export const taskQueueParameters = (form: Parameters) =>
  given({
    targetWorkers: form.text('TargetWorkers'),
    taskOrder: form.filled('TaskOrder'),
    maxReservedWorkers: form.whole('MaxReservedWorkers'),
    reservationActivitySid: form.filled('ReservationActivitySid'),
    assignmentActivitySid: form.filled('AssignmentActivitySid'),
  });
