import { pauseReleaseRequest } from '../contract/release';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { commandRelease } from './command-release';

const MINUTE_MS = 60_000;

/** `POST /v1/queues/{queue}/release/pause`. */
export const createPauseRelease =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { reason, minutes } = parseOrRefuse(pauseReleaseRequest, bodyOf(call.request), 'body');
    const since = deps.now();
    const until = since + minutes * MINUTE_MS;
    return commandRelease(deps, call, {
      kind: 'pause_release',
      reason,
      details: { until: new Date(until).toISOString() },
      carryOut: ({ queue }, commandId) =>
        deps.releases.pause({ queue, by: call.principal.actor, reason, since, until, commandId }),
    });
  };
