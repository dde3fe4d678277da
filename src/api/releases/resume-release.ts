import { resumeReleaseRequest } from '../contract/release';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { commandRelease } from './command-release';

/** `POST /v1/queues/{queue}/release/resume`. */
export const createResumeRelease =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { reason } = parseOrRefuse(resumeReleaseRequest, bodyOf(call.request), 'body');
    return commandRelease(deps, call, {
      kind: 'resume_release',
      reason,
      details: {},
      carryOut: ({ queue }, commandId) =>
        deps.releases.resume(queue, { by: call.principal.actor, reason, commandId }, deps.now()),
    });
  };
