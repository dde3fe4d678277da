const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

/**
 * What is kept of a TaskRouter event beside its type and instant: where and what it was. Attributes, names and reasons
 * are people's, and are not. The names are the callback's; the event log has the same in snake_case (Twilio docs,
 * "TaskRouter event callbacks" and "Events resource").
 */
const KEPT: Readonly<Record<string, RegExp>> = {
  TaskSid: SID,
  ReservationSid: SID,
  WorkerSid: SID,
  TaskQueueSid: SID,
  WorkflowSid: SID,
  WorkerActivitySid: SID,
  TaskChannelSid: SID,
  TaskTransferSid: SID,
  TaskVersion: /^\d{1,9}$/,
  ReservationVersion: /^\d{1,9}$/,
  TaskPriority: /^\d{1,10}$/,
  TaskAge: /^\d{1,10}$/,
  TaskAssignmentStatus: /^[a-z]{1,20}$/,
};

/**
 * Reads what may be kept, each by its name in the event callback. Every value was checked against a shape: what has
 * another one is left out.
 */
export function keptDetails(read: (name: string) => unknown): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [name, shape] of Object.entries(KEPT)) {
    const value = read(name);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && shape.test(text)) details[name] = text;
  }
  return details;
}
