import { parkRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/park`. An instant that has passed brings it back at once. */
export const createParkInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { until, note } = parseOrRefuse(parkRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, {
      kind: 'park',
      by: call.principal.actor,
      until: until === null || until === undefined ? null : Date.parse(until),
      note: note ?? null,
    });
  };
