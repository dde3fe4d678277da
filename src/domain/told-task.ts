import { asCallSid, asInteractionId, asLegId, type LegId, type TaskSid } from './ids';
import type { Instant, JsonObject } from './json';
import type { NewTask } from './routing-event';
import { keysIn } from './task-keys';

const ORIGINS = ['plain', 'interaction', 'enqueue'] as const;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/;
const CALL_SID = /^CA[0-9a-f]{32}$/;

const matching = (value: unknown, shape: RegExp): string | null =>
  typeof value === 'string' && shape.test(value) ? value : null;

/** The leg that a task says it is; anyone with a desktop could have written it. */
export function legIdIn(attributes: JsonObject): LegId | null {
  const legId = matching(keysIn(attributes).legId, ID);
  return legId === null ? null : asLegId(legId);
}

/** What is told of a task, by an event, by the log or by the task itself. What its attributes say is checked. */
export function toldTask(
  taskSid: TaskSid,
  told: {
    readonly taskCreatedAt: Instant | null;
    /** The task channel's unique name. */
    readonly taskChannel: string | null;
    readonly attributes: JsonObject;
  },
): NewTask {
  const { interactionId, origin } = keysIn(told.attributes);
  const id = matching(interactionId, ID);
  const callSid = matching(told.attributes['call_sid'], CALL_SID);
  return {
    taskSid,
    ...told,
    interactionId: id === null ? null : asInteractionId(id),
    origin: ORIGINS.find((known) => known === origin) ?? null,
    callSid: callSid === null ? null : asCallSid(callSid),
  };
}
