import { noteRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/notes`. Whether it is the caller's to annotate, the interaction decides. */
export const createAddNote =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { text } = parseOrRefuse(noteRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'note', by: call.principal.actor, text });
  };
