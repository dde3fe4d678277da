import { planConfiguration } from '../../src/adapters/taskrouter/plan-configuration';
import type { PublishedPolicy } from '../../src/adapters/policy-store/port';
import { queueFriendlyName } from '../../src/domain/resource-names';
import { compileRoutingPlans, parsePolicy } from '../../src/policy';
import {
  createEngine,
  createSidGenerator,
  restoreEngine,
  sidStateOf,
  type Engine,
  type EngineSnapshot,
} from '../../src/taskrouter-engine';
import { LADDER } from './ladder';

export const START = Date.UTC(2026, 0, 5, 9);

/** Two agents, two steps: ana for a minute, then ben for two more; then a message. A transfer has two minutes, an answer three, once. */
const POLICY = `
name: model
queues:
  senior: { agents: name == "ana" }
  everybody: { agents: name == "ben" }
ending: { message: { en: Later. } }
transfer_to_agent: { accept_within: 30s }
transfers: { accept_within: 2m }
silence: { chat: { nudge_after: 1m, requeue_after: 3m }, most_times: 1 }
default_route:
  steps:
    - { queue: senior, accept_within: 60s }
    - { queue: everybody, accept_within: 120s }
`;
/** As it is, but all is closed until Tuesday. */
const AT_NIGHT = POLICY.replace(
  'queues:',
  'calendars: { tuesdays: { zone: UTC, weekly: { tuesday: 09:00-17:00 } } }\nqueues:',
)
  .replace('"ana" }', '"ana", calendar: tuesdays }')
  .replace('"ben" }', '"ben", calendar: tuesdays }')
  .replace('default_route:', 'after_hours: { do: hold, message: { en: On Tuesday. } }\ndefault_route:');

/** As it is, but callers who are not answered are called back, twice at most. */
const CALLS = POLICY.replace(
  '{ message: { en: Later. } }',
  '{ do: callback, message: { en: Later. } }',
).replace(
  'default_route:',
  'callbacks: { most_attempts: 2, retry_after: 5m, accept_within: 2m, message: { en: Later. } }\ndefault_route:',
);

/** What the interaction begins as: a chat, a chat while all is closed, a call, a chat that ana has and may escalate. */
export type Scene = 'chat' | 'night' | 'call' | 'ladder';
const POLICIES: Readonly<Record<Scene, string>> = {
  chat: POLICY,
  night: AT_NIGHT,
  call: CALLS,
  ladder: POLICY.replace('silence:', '# silence:') + LADDER,
};

const VERSION = 'model@00000000';

export interface Centre {
  readonly scene: Scene;
  readonly start: EngineSnapshot;
  readonly workspace: string;
  readonly policy: PublishedPolicy;
  readonly available: string;
}

/** The contact centre before anything has happened. */
export function openCentre(scene: Scene = 'chat'): Centre {
  const text = POLICIES[scene];
  const parsing = parsePolicy(text, { version: VERSION });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  const engine = createEngine({
    accountSid: `AC${'0'.repeat(32)}`,
    now: START,
    sids: createSidGenerator(sidStateOf('model')),
  });
  const workspace = engine.workspaces.create({ friendlyName: 'model' }).sid;
  const { queues, plans } = compileRoutingPlans([parsing.policy]);
  const sidOf = new Map<string, string>();
  for (const { name, agents } of queues) {
    const wanted = { friendlyName: queueFriendlyName(name), targetWorkers: agents };
    sidOf.set(name, engine.taskQueues.create(workspace, wanted).sid);
  }
  const { sid: planSid } = engine.workflows.create(workspace, {
    friendlyName: 'messaging',
    configuration: JSON.stringify(planConfiguration(plans.messaging, (name) => sidOf.get(name) ?? '')),
    taskReservationTimeout: plans.messaging.ringSeconds,
  });
  const available = activityOf(engine, workspace);
  for (const name of ['ana', 'ben']) {
    const attributes = JSON.stringify({ name });
    engine.workers.create(workspace, { friendlyName: name, attributes, activitySid: available });
  }
  const routingPlans = { voice: planSid, messaging: planSid, email: planSid } as never;
  const policy = { version: VERSION, text, routingPlans };
  return { scene, start: withoutLog(engine.snapshot()), workspace, policy, available };
}

const activityOf = (engine: Engine, workspace: string): string =>
  engine.activities.list(workspace, { friendlyName: 'Available' })[0]!.sid;

/** The log grows without end and decides nothing. */
export const withoutLog = (snapshot: EngineSnapshot): EngineSnapshot => ({
  ...snapshot,
  workspaces: snapshot.workspaces.map((workspace) => ({ ...workspace, events: [] })),
});

export const engineOf = restoreEngine;
