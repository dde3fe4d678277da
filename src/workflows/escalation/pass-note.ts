import { getExternalWorkflowHandle } from '@temporalio/workflow';
import type { ActionOf } from '../../domain/actions';
import { escalationWorkflowId } from '../../domain/ids';
import { noteSignal } from '../messages';

/** Tells an escalation what the agent noted. Throws when it is over: then its issue is nobody's any more. */
export async function passNote({
  escalationId,
  noteId,
  text,
}: ActionOf<'passNote'>): Promise<Record<string, never>> {
  const handle = getExternalWorkflowHandle(escalationWorkflowId(escalationId));
  await handle.signal(noteSignal, { noteId, text });
  return {};
}
