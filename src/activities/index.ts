import type { CallsPort } from '../adapters/calls/port';
import type { ConversationsPort } from '../adapters/conversations/port';
import type { BackendPort, CrmPort } from '../adapters/crm/port';
import type { PolicyStore } from '../adapters/policy-store/port';
import type { TaskRouterPort } from '../adapters/taskrouter/port';
import { createCheckTransfer } from './check-transfer';
import { createCustomerActivities } from './customer';
import type { ReadBoard } from './overrides/divert-at-once';
import { createPlanCallback } from './plan-callback';
import { createPlanEscalation } from './escalation/plan-escalation';
import { currentPolicyReader } from './current-policy';
import { createFlexActivities } from './flex';
import { createIntakeActivities } from './intake';
import { createRememberAgent, type KnownAgentSources } from './known-agent';
import type { Activities } from './port';
import { createCreateTask } from './routing/create-task';
import { createEndTask } from './routing/end-task';
import { createFindActivities } from './routing/find-task';
import { createMoveToStep } from './routing/move-to-step';
import { createNudgeAgent } from './routing/nudge-agent';
import { createReadActivities } from './routing/read-task';
import { createWriteProfile } from './routing/write-profile';
import { withFailures } from './to-failure';

/** The outside systems, by their ports. */
export interface ActivityDependencies {
  readonly taskRouter: TaskRouterPort;
  readonly calls: CallsPort;
  readonly conversations: ConversationsPort;
  readonly crm: CrmPort;
  readonly backend: BackendPort;
  readonly policies: PolicyStore;
  readonly knownAgents: KnownAgentSources;
  /** The emergency overrides that hold; none unless told. */
  readonly board?: ReadBoard | undefined;
}

/** All activities, over the given systems. */
export function createActivities({
  taskRouter,
  calls,
  conversations,
  crm,
  backend,
  policies,
  knownAgents,
  board,
}: ActivityDependencies): Activities {
  const currentPolicy = currentPolicyReader(policies);
  return withFailures({
    ...createIntakeActivities({ calls, crm, currentPolicy, knownAgents, board }),
    rememberAgent: createRememberAgent(knownAgents),
    planEscalation: createPlanEscalation(currentPolicy),
    planCallback: createPlanCallback(currentPolicy),
    checkTransfer: createCheckTransfer({ taskRouter, currentPolicy }),
    createTask: createCreateTask({ taskRouter, currentPolicy }),
    ...createFindActivities(taskRouter),
    moveToStep: createMoveToStep(taskRouter),
    ...createReadActivities(taskRouter),
    endTask: createEndTask({ taskRouter, calls, conversations }),
    writeProfile: createWriteProfile(taskRouter),
    nudgeAgent: createNudgeAgent(taskRouter),
    ...createFlexActivities({ conversations, taskRouter, currentPolicy }),
    ...createCustomerActivities({ calls, conversations, backend, crm }),
  });
}
