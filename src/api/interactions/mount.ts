import express, { type Express, type Request, type RequestHandler } from 'express';
import { createAuthenticator, requireRole, type Principal } from '../authenticate';
import { OPERATIONS, type OperationContract, type OperationName } from '../contract/operations';
import { auditRefusal } from '../audit/audit-refusal';
import { createListAudit } from '../audit/list-audit';
import type { ApiDeps } from '../deps';
import { createAcknowledge } from '../escalations/acknowledge';
import { createHandBackEscalation } from '../escalations/hand-back';
import { createListEscalations } from '../escalations/list-escalations';
import { createReadEscalation } from '../escalations/read-escalation';
import { createReplayPage } from '../escalations/replay-page';
import { createResolveEscalation } from '../escalations/resolve';
import { createReadReconciliation } from '../health/read-reconciliation';
import { createBeginOverride } from '../overrides/begin-override';
import { createEndOverride } from '../overrides/end-override';
import { createPreviewOverride } from '../overrides/preview-override';
import { createListOverrides, createReadOverride } from '../overrides/read-overrides';
import { createListReleases } from '../releases/list-releases';
import { createPauseRelease } from '../releases/pause-release';
import { createResumeRelease } from '../releases/resume-release';
import { RequestError } from '../request-error';
import { requestIdOf } from '../request-id';
import { run } from '../run-middleware';
import { sendProblem } from '../send-problem';
import { createAddNote } from './add-note';
import type { Operation, OperationDeps } from './call';
import { createCallbackInteraction } from './callback-interaction';
import { createCancelInteraction } from './cancel-interaction';
import { createConsult } from './consult';
import { createEndConsult } from './end-consult';
import { createEscalateInteraction } from './escalate-interaction';
import { createForceCompleteInteraction } from './force-complete-interaction';
import { createListInteractions } from './list-interactions';
import { createMoveInteraction } from './move-interaction';
import { createParkInteraction } from './park-interaction';
import { createReadInteraction } from './read-interaction';
import { createReportCallback } from './report-callback';
import { createRequeueInteraction } from './requeue-interaction';
import { createResolveInteraction } from './resolve-interaction';
import { createStartInteraction } from './start-interaction';
import { createTellMessage } from './tell-message';
import { createTakeOverInteraction } from './take-over-interaction';
import { createTransferInteraction } from './transfer-interaction';

const CREATE: Readonly<Record<OperationName, (deps: OperationDeps) => Operation>> = {
  startInteraction: createStartInteraction,
  readInteraction: createReadInteraction,
  listInteractions: createListInteractions,
  resolveInteraction: createResolveInteraction,
  addNote: createAddNote,
  transferInteraction: createTransferInteraction,
  consult: createConsult,
  endConsult: createEndConsult,
  parkInteraction: createParkInteraction,
  callbackInteraction: createCallbackInteraction,
  reportCallback: createReportCallback,
  escalateInteraction: createEscalateInteraction,
  readEscalation: createReadEscalation,
  acknowledgeEscalation: createAcknowledge,
  resolveEscalation: createResolveEscalation,
  handBackEscalation: createHandBackEscalation,
  replayPage: createReplayPage,
  listEscalations: createListEscalations,
  tellMessage: createTellMessage,
  takeOverInteraction: createTakeOverInteraction,
  moveInteraction: createMoveInteraction,
  requeueInteraction: createRequeueInteraction,
  forceCompleteInteraction: createForceCompleteInteraction,
  cancelInteraction: createCancelInteraction,
  listAudit: createListAudit,
  previewOverride: createPreviewOverride,
  beginOverride: createBeginOverride,
  listOverrides: createListOverrides,
  readOverride: createReadOverride,
  endOverride: createEndOverride,
  listReleases: createListReleases,
  pauseRelease: createPauseRelease,
  resumeRelease: createResumeRelease,
  readReconciliation: createReadReconciliation,
};

const parseJson = express.json({ limit: '100kb', inflate: false });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function requireJson(request: Request): void {
  if (hasBody(request) && !request.is('application/json')) {
    throw new RequestError('json_required', 415, 'Send the body as application/json.');
  }
}

/** Who calls is settled before anything they sent is read. */
function toHandler(
  name: OperationName,
  contract: OperationContract,
  operation: Operation,
  deps: OperationDeps,
  authenticate: ReturnType<typeof createAuthenticator>,
): RequestHandler {
  const { events, now } = deps;
  return async (request, response) => {
    const startedAt = now();
    const requestId = requestIdOf(response);
    let principal: Principal | null = null;
    const report = (status: number, code: string | null) =>
      events.onRequest({
        operation: name,
        status,
        code,
        principal: principal?.name ?? null,
        requestId,
        durationMs: now() - startedAt,
      });
    try {
      principal = authenticate(request.headers.authorization);
      requireRole(principal, contract.roles);
      requireJson(request);
      await run(parseJson, request, response);
      const { status, body, headers } = await operation({ principal, request, requestId });
      response
        .set({ ...headers, 'Cache-Control': 'no-store' })
        .status(status)
        .json(body);
      report(status, null);
    } catch (error) {
      const isCommand = contract.idempotencyKey === 'command';
      if (principal !== null && isCommand) await auditRefusal(deps, { principal, request, requestId }, error);
      const { status, code } = sendProblem(response, error, events);
      report(status, code);
    }
  };
}

/** Mounts every operation of the contract. */
export function mountInteractions(app: Express, tokens: ApiDeps['tokens'], deps: OperationDeps): void {
  const authenticate = createAuthenticator(tokens);
  for (const name of Object.keys(OPERATIONS) as OperationName[]) {
    const contract = OPERATIONS[name];
    app[contract.method](
      contract.path.replace(/\{(\w+)\}/g, ':$1'),
      toHandler(name, contract, CREATE[name](deps), deps, authenticate),
    );
  }
}
