import { attributesOf, type LoggedEvent } from '../../adapters/taskrouter/event-log';

/** An entry of TaskRouter's event log, as far as simulated people look at it. */
export interface FloorEvent {
  readonly sid: string;
  /** `task.created`, `reservation.accepted`, … */
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly taskSid: string | null;
  /** The call that the task was made for; null when it is for none. */
  readonly callSid: string | null;
  readonly reservationSid: string | null;
  readonly agentSid: string | null;
  readonly agentName: string | null;
  /** Why the task was canceled. */
  readonly reason: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function toFloorEvent(event: LoggedEvent): FloorEvent {
  const data = event.eventData ?? {};
  return {
    sid: event.sid,
    type: event.eventType,
    at: event.eventDateMs ?? event.eventDate.getTime(),
    taskSid: text(data['task_sid']),
    callSid: text(attributesOf(event)['call_sid']),
    reservationSid: text(data['reservation_sid']),
    agentSid: text(data['worker_sid']),
    agentName: text(data['worker_name']),
    reason: text(data['task_canceled_reason']),
  };
}
