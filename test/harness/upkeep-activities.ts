import { createAuditActivities } from '../../src/activities/auditing/audit';
import { currentPolicyReader } from '../../src/activities/current-policy';
import { createReleaseActivities } from '../../src/activities/release-held';
import { createOverrideActivities } from '../../src/activities/overrides';
import { createReconcileActivities } from '../../src/activities/reconcile';
import { createCalls } from '../../src/adapters/calls/rest';
import { createConversations } from '../../src/adapters/conversations/rest';
import type { TwilioConnection } from '../../src/adapters/taskrouter/client';
import { createQueueLoad } from '../../src/adapters/taskrouter/queue-load';
import { createLiveTasks } from '../../src/adapters/taskrouter/live-tasks';
import { createEventLog } from '../../src/adapters/taskrouter/read-event-log';
import { createTaskRouter } from '../../src/adapters/taskrouter/rest';
import { createGateway } from '../../src/gateway/gateway';
import { createOverrideUpkeepGateway } from '../../src/gateway/overrides/gateway';
import { createReleaseControl } from '../../src/gateway/release/control';
import { createUpkeepGateway } from '../../src/gateway/upkeep';
import { ACCOUNT } from './account';
import type { Floor } from './floor';

/** What finds and repairs what went missing, on a floor; nothing runs unless the test asks for it. */
export function createUpkeepActivities(floor: Floor, { client, workspace }: TwilioConnection) {
  const { records, ledger, temporal } = floor;
  const workspaceSid = floor.workspace.sid;
  const gateway = createGateway(temporal.env.client);
  return {
    ...createReconcileActivities({
      accountSid: ACCOUNT.sid,
      workspaceSid,
      eventLog: createEventLog(workspace),
      ...records,
      gateway,
      onUndeliverable: (error) => ledger.trouble(error),
    }),
    ...createReleaseActivities({
      currentPolicy: currentPolicyReader(floor.policies),
      queues: createQueueLoad(workspace),
      interactions: { ...gateway, ...createUpkeepGateway(temporal.env.client) },
      pauses: createReleaseControl(temporal.env.client),
      releases: records.releases,
      onLoadUnknown: (_queue, error) => ledger.trouble(error),
    }),
    ...createOverrideActivities({
      currentPolicy: currentPolicyReader(floor.policies),
      taskRouter: createTaskRouter(workspace),
      interactions: { ...gateway, ...createOverrideUpkeepGateway(temporal.env.client) },
      audit: records.audit,
    }),
    ...createAuditActivities({
      workspaceSid,
      taskRouter: { ...createTaskRouter(workspace), ...createLiveTasks(workspace) },
      calls: createCalls(client),
      conversations: createConversations(client, workspaceSid),
      interactions: { ...gateway, ...createUpkeepGateway(temporal.env.client) },
      records,
      wrapUpLimitMs: 30 * 60_000,
      heartbeat: { beat: async () => void floor.heartbeats++ },
      onFinding: ({ kind, repair }) => floor.findings.push(`${kind}: ${repair ?? 'not repaired'}`),
      onAudited: () => undefined,
      onHeartbeatUnheard: (error) => ledger.trouble(error),
    }),
  };
}
