import { readIdempotencyKey } from '../idempotency-key';
import type { Call, OperationDeps } from '../interactions/call';
import { interactionIdOf } from '../interactions/call';
import { queueSubject } from './queue-subject';
import { RequestError } from '../request-error';
import { auditEntryOf } from './audit-entry-of';
import { keepEntry } from './audited';

/** The path names a queue, or something that could be an interaction, or null. */
function idIn(request: Call['request']): string | null {
  const { queue } = request.params;
  if (typeof queue === 'string') return queueSubject(queue);
  try {
    return interactionIdOf(request);
  } catch {
    return null;
  }
}

/**
 * Leaves an entry of a command that was refused for the caller's role before it came to its interaction. Requests that
 * could not be read (400) name no command and leave none.
 */
export async function auditRefusal(deps: OperationDeps, call: Call, error: unknown): Promise<void> {
  if (!(error instanceof RequestError) || error.status !== 403) return;
  const id = idIn(call.request);
  if (id === null) return;
  const { key } = readIdempotencyKey(call.request);
  const now = deps.now();
  const entry = auditEntryOf(call, { id, key, command: null }, now);
  await keepEntry(deps, call.requestId, { ...entry, answer: error.code, answeredAt: now });
}
