import { Client, Connection } from '@temporalio/client';
import { createAuditActivities, type AuditActivities } from '../../activities/auditing/audit';
import { currentPolicyReader } from '../../activities/current-policy';
import { createReleaseActivities, type ReleaseActivities } from '../../activities/release-held';
import { createOverrideActivities, type OverrideActivities } from '../../activities/overrides';
import type { ReadBoard } from '../../activities/overrides/divert-at-once';
import { createReconcileActivities, type ReconcileActivities } from '../../activities/reconcile';
import { createCalls } from '../../adapters/calls/rest';
import { createConversations } from '../../adapters/conversations/rest';
import { createHeartbeat } from '../../adapters/heartbeat/http';
import { createDirectoryPolicyStore } from '../../adapters/policy-store/directory';
import { createQueueLoad } from '../../adapters/taskrouter/queue-load';
import { createTwilioClient } from '../../adapters/taskrouter/client';
import { createLiveTasks } from '../../adapters/taskrouter/live-tasks';
import { createEventLog } from '../../adapters/taskrouter/read-event-log';
import { createTaskRouter } from '../../adapters/taskrouter/rest';
import type { readWorkerConfig } from '../../config/config';
import type { Finding } from '../../domain/auditing';
import { createGateway } from '../../gateway/gateway';
import { boardReader } from '../../gateway/overrides/board';
import { createOverrideUpkeepGateway } from '../../gateway/overrides/gateway';
import { createReleaseControl } from '../../gateway/release/control';
import { ensureSchedules } from '../../gateway/schedules';
import { createUpkeepGateway } from '../../gateway/upkeep';
import type { UpkeepEvents } from '../../observability/upkeep-events';
import type { Records } from '../../records/port';
import { twilioSettings } from '../policy-target';
import { delay } from '../supervisor/readiness';

type Settings = ReturnType<typeof readWorkerConfig>;

export interface Upkeep {
  readonly activities: ReconcileActivities & AuditActivities & ReleaseActivities & OverrideActivities;
  /** The emergency overrides that hold, as Temporal's server knows them. */
  readonly board: ReadBoard;
  /** Sees to it that the schedules are there, for as long as it takes. Never rejects. */
  keepSchedules(abortSignal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 10_000;
/** Of all who come within it one asks. */
const BOARD_FRESH_MS = 1_000;

/** What finds and repairs what went missing: it looks at TaskRouter, at the records and at the interactions. */
export function createUpkeep({ config, secrets }: Settings, records: Records, events: UpkeepEvents): Upkeep {
  const twilio = createTwilioClient(twilioSettings(config.twilio, secrets.twilio));
  const connection = Connection.lazy(secrets.temporal);
  const client = new Client({ connection, namespace: config.temporal.namespace });
  const interactions = gatewaysTo(client);
  const taskRouter = createTaskRouter(twilio.workspace);
  const currentPolicy = currentPolicyReader(createDirectoryPolicyStore(config.policyDir, Date.now));
  const queues = createQueueLoad(twilio.workspace);
  const pauses = createReleaseControl(client);
  const releasing = { queues, pauses, interactions, ...releaseListener(events) };
  return {
    activities: {
      ...createReconcileActivities({
        ...config.twilio,
        ...records,
        eventLog: createEventLog(twilio.workspace),
        gateway: interactions,
        onUndeliverable: (err, { type: eventType, key }) =>
          events.eventUndeliverable({ err, eventType, sids: key }),
      }),
      ...createReleaseActivities({ ...records, ...releasing, currentPolicy }),
      ...createOverrideActivities({ ...records, currentPolicy, taskRouter, interactions }),
      ...createAuditActivities({
        ...config.twilio,
        taskRouter: { ...taskRouter, ...createLiveTasks(twilio.workspace) },
        calls: createCalls(twilio.client),
        conversations: createConversations(twilio.client, config.twilio.workspaceSid),
        interactions,
        records,
        wrapUpLimitMs: config.wrapUpLimitMs,
        heartbeat: secrets.heartbeatUrl === null ? null : createHeartbeat(secrets.heartbeatUrl),
        ...auditListeners(events),
      }),
    },
    board: boardReader(client, { freshForMs: BOARD_FRESH_MS }),
    keepSchedules: (abortSignal) => keepSchedules(client, events, abortSignal),
    close: () => connection.close(),
  };
}

const gatewaysTo = (client: Client) => ({
  ...createGateway(client),
  ...createUpkeepGateway(client),
  ...createOverrideUpkeepGateway(client),
});

const releaseListener = (events: UpkeepEvents) => ({
  onLoadUnknown: (queue: string, err: unknown): void => events.queueLoadUnknown({ err, queue }),
});

const auditListeners = (events: UpkeepEvents) => ({
  onFinding: ({ kind, interactionId, resourceSid, repair }: Finding): void =>
    events.finding({
      reason: kind,
      outcome: repair ?? 'not_repaired',
      interactionId,
      sids: resourceSid,
    }),
  onAudited: events.audited,
  onHeartbeatUnheard: (err: unknown): void => events.heartbeatUnheard({ err }),
});

/** Customers are served without: a worker that may not make schedules says so, and works. */
async function keepSchedules(client: Client, events: UpkeepEvents, abortSignal: AbortSignal): Promise<void> {
  while (!abortSignal.aborted) {
    try {
      return await ensureSchedules(client);
    } catch (err) {
      events.schedulesMissing({ err });
      await delay(RETRY_MS, abortSignal);
    }
  }
}
