import { createActivities } from '../../src/activities';
import { createEscalationActivities } from '../../src/activities/escalation';
import { createRecordActivities } from '../../src/activities/records';
import { createCalls } from '../../src/adapters/calls/rest';
import { createConversations } from '../../src/adapters/conversations/rest';
import { createBackend } from '../../src/adapters/crm/backend';
import { createPaging } from '../../src/adapters/paging/channels';
import { createAgents } from '../../src/adapters/taskrouter/agents';
import { createTaskRouter } from '../../src/adapters/taskrouter/rest';
import { boardReader } from '../../src/gateway/overrides/board';
import type { Floor } from './floor';
import { answerLinksOf, channelsOf } from './floor-paging';
import { createUpkeepActivities } from './upkeep-activities';

export const CRM_TOKEN = 'crm-token-of-the-tests';

/** The product's patience with Twilio: shorter than it is in production, so that a lost answer does not hold a test up. */
const PRODUCT_TIMEOUT_MS = 2_000;

/** What a floor's workers carry out, against its emulator and its backend. */
export function activitiesOf(floor: Floor) {
  const { client, workspace } = floor.twilioWithin(PRODUCT_TIMEOUT_MS);
  const crm = createBackend({ baseUrl: floor.backend.url, token: CRM_TOKEN });
  return {
    ...floor.spoiling.within(
      createActivities({
        taskRouter: floor.interruption.within(createTaskRouter(workspace)),
        calls: createCalls(
          client,
          floor.recorded ? `${floor.publicUrl}/v1/webhooks/twilio/voice/recording` : null,
        ),
        conversations: createConversations(client, floor.workspace.sid),
        crm,
        backend: crm,
        policies: floor.policies,
        knownAgents: { served: floor.records.served, agents: createAgents(workspace) },
        board: boardReader(floor.temporal.env.client, { freshForMs: 0 }),
      }),
    ),
    ...createEscalationActivities(
      createPaging({
        channels: channelsOf(floor),
        now: Date.now,
        timeoutMs: PRODUCT_TIMEOUT_MS,
      }),
      crm,
      { turns: floor.records.turns, now: () => floor.clock.now() },
      answerLinksOf(floor.publicUrl),
    ),
    ...createRecordActivities(floor.records.audit),
    ...createUpkeepActivities(floor, { client, workspace }),
  };
}
