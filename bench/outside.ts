import { createActivities } from '../src/activities';
import type { Activities } from '../src/activities/port';
import type { CallsPort } from '../src/adapters/calls/port';
import type { ConversationsPort } from '../src/adapters/conversations/port';
import type { BackendPort, CrmPort } from '../src/adapters/crm/port';
import type { PolicyStore } from '../src/adapters/policy-store/port';
import type { RoutingTask, TaskRouterPort } from '../src/adapters/taskrouter/port';
import { asRoutingPlanSid, asTaskSid, type TaskSid } from '../src/domain/ids';

const PLAN = asRoutingPlanSid(`WW${'0'.repeat(32)}`);

const POLICY = `
name: bench
attributes:
  language: { values: [en], default: en }
queues:
  support: { agents: '1 == 1' }
  other: { agents: '1 == 1' }
ending: { message: { en: Later. } }
default_route:
  name: support
  steps: [{ queue: support, accept_within: 60s }, { queue: support, accept_within: 120s }]
`;

/** The outside world in memory, so that what is measured is ours and Temporal's: every port answers at once. */
export interface Outside {
  readonly activities: Activities;
  /** The newest task of an interaction. */
  readonly taskOf: (interactionId: string) => TaskSid;
  /** When its newest task was made; undefined: none was. */
  readonly createdAt: (interactionId: string) => number | undefined;
  /** As TaskRouter shows a task once an agent has it. */
  readonly assign: (taskSid: TaskSid) => void;
}

export function outsideInMemory(): Outside {
  const tasks = new Map<string, RoutingTask>();
  const byInteraction = new Map<string, TaskSid>();
  const unused = () => Promise.reject(new Error('Not part of this lifecycle.'));
  const taskRouter: TaskRouterPort = {
    createTask: ({ attributes }) => {
      const now = Date.now();
      const task: RoutingTask = {
        taskSid: asTaskSid(`WT${String(tasks.size).padStart(32, '0')}`),
        status: 'pending',
        version: '0',
        attributes,
        queue: 'support',
        createdAt: now,
        updatedAt: now,
        reason: null,
      };
      tasks.set(task.taskSid, task);
      const keys = attributes.throughline as { interactionId: string };
      byInteraction.set(keys.interactionId, task.taskSid);
      return Promise.resolve(task);
    },
    readTask: (sid) => Promise.resolve(tasks.get(sid) ?? null),
    readReservations: () => Promise.resolve([]),
    findTasksOfLeg: unused,
    findTasksOfCall: unused,
    findCreatedInEventLog: unused,
    findAgent: unused,
    isStaffed: () => Promise.resolve(true),
    eventsOfTask: unused,
    writeTask: unused,
    keepPlace: unused,
    setTaskStatus: (sid, status) => {
      const task = { ...tasks.get(sid)!, status };
      tasks.set(sid, task);
      return Promise.resolve(task);
    },
  };
  const crm: CrmPort & BackendPort = {
    findOwner: () => Promise.resolve(null),
    findCustomer: () => Promise.resolve(null),
    appendCaseNote: () => Promise.resolve(),
    diagnose: () => Promise.resolve(null),
    sendMessage: () => Promise.resolve(),
    reachOut: () => Promise.resolve(),
  };
  const calls: CallsPort = {
    readCall: unused,
    sayAndHangUp: unused,
    sayAndRecord: unused,
    canRecord: false,
    hangUp: unused,
  };
  const conversations: ConversationsPort = {
    createInteraction: unused,
    invite: unused,
    closeChannel: unused,
    leave: unused,
    isOpen: unused,
    close: unused,
    lastMessages: unused,
    openAfter: unused,
    say: unused,
  };
  const policy = {
    version: 'bench@1',
    text: POLICY,
    routingPlans: { voice: PLAN, messaging: PLAN, email: PLAN },
  };
  const policies: PolicyStore = {
    current: () => Promise.resolve(policy),
    publish: unused,
    history: () => Promise.resolve([policy]),
  };
  return {
    activities: createActivities({
      taskRouter,
      calls,
      conversations,
      crm,
      backend: crm,
      policies,
      knownAgents: { served: { remember: unused, lastServed: unused }, agents: { readAgent: unused } },
    }),
    createdAt: (interactionId) => tasks.get(byInteraction.get(interactionId) ?? asTaskSid(''))?.createdAt,
    assign: (taskSid) => void tasks.set(taskSid, { ...tasks.get(taskSid)!, status: 'assigned' }),
    taskOf: (interactionId) => byInteraction.get(interactionId) ?? asTaskSid(''),
  };
}
