import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planConfiguration } from '../../src/adapters/taskrouter/plan-configuration';
import type { RingClass } from '../../src/domain/channel';
import type { JsonObject } from '../../src/domain/json';
import { compileRoutingPlans } from '../../src/policy';
import type { Policy } from '../../src/policy';
import { allRoutes } from '../../src/policy/policy';
import { createEngine, createSidGenerator, sidStateOf } from '../../src/taskrouter-engine';
import { policyOf } from './example';

const START = Date.UTC(2026, 0, 5, 9);
const TWO_WEEKS = 1_209_600;

/** A workspace of the engine that runs a policy's compiled plans. */
function workspaceWith(policy: Policy) {
  const engine = createEngine({
    accountSid: 'AC1',
    now: START,
    sids: createSidGenerator(sidStateOf('policy')),
  });
  const { sid: ws } = engine.workspaces.create({ friendlyName: 'test' });
  const { queues, plans } = compileRoutingPlans([policy]);
  const queueSids = new Map(
    queues.map(({ name, agents }) => [
      name,
      engine.taskQueues.create(ws, { friendlyName: name, targetWorkers: agents }).sid,
    ]),
  );
  const queueSidOf = (name: string) => queueSids.get(name) ?? '';
  const planSid = (ringClass: RingClass) =>
    engine.workflows.create(ws, {
      friendlyName: ringClass,
      configuration: JSON.stringify(planConfiguration(plans[ringClass], queueSidOf)),
      taskReservationTimeout: plans[ringClass].ringSeconds,
    }).sid;
  const planSids = { voice: planSid('voice'), messaging: planSid('messaging'), email: planSid('email') };
  const available =
    engine.activities.list(ws, {}).find(({ friendlyName }) => friendlyName === 'Available')?.sid ?? '';
  const task = (sid: string) => {
    const { status, position, reason } = engine.tasks.fetch(ws, sid);
    return { status, queue: engine.taskQueues.fetch(ws, position.queueSid).friendlyName, reason };
  };
  return {
    agent: (name: string, attributes: JsonObject) =>
      engine.workers.create(ws, {
        friendlyName: name,
        activitySid: available,
        attributes: JSON.stringify(attributes),
      }).sid,
    create: (attributes: JsonObject, ringClass: RingClass = 'messaging', timeout = TWO_WEEKS) =>
      engine.tasks.create(ws, {
        attributes: JSON.stringify(attributes),
        workflowSid: planSids[ringClass],
        timeout,
      }).sid,
    write: (sid: string, attributes: JsonObject) =>
      engine.tasks.update(ws, sid, { attributes: JSON.stringify(attributes) }),
    offeredTo: (sid: string) =>
      engine.reservations
        .listOfTask(ws, sid, {})
        .map(({ workerSid }) => engine.workers.fetch(ws, workerSid).friendlyName),
    atAge: (seconds: number) => engine.advance(START + seconds * 1_000),
    task,
  };
}

const saas = policyOf(
  readFileSync(join(__dirname, '../../policies/saas-support.yaml'), 'utf8'),
  'saas-support@00000000',
);

const keys = (policy: Policy, route: string, step: number, chain = true): JsonObject => ({
  language: 'en',
  throughline: { policyVersion: policy.version, route, step, chain },
});

const senior = {
  routing: { skills: ['technical', 'enterprise', 'sso'], levels: { technical: 5 } },
  languages: ['en'],
};
const junior = {
  routing: { skills: ['technical', 'enterprise', 'sso'], levels: { technical: 2 } },
  languages: ['en'],
};

describe('the story without us: TaskRouter overflows by itself, 30 s after the step should have ended', () => {
  it('nobody senior is there', () => {
    const workspace = workspaceWith(saas);
    const task = workspace.create(keys(saas, 'enterprise-sso-chat', 1));
    workspace.atAge(89);
    expect(workspace.task(task)).toMatchObject({ status: 'pending', queue: 'enterprise-technical' });
    workspace.atAge(90);
    expect(workspace.task(task)).toMatchObject({ status: 'pending', queue: 'technical-backup' });
    workspace.atAge(TWO_WEEKS - 1);
    expect(workspace.task(task)).toMatchObject({ status: 'pending', queue: 'technical-backup' });
  });

  it('a junior agent is asked only in the backup queue, a senior one at once', () => {
    const workspace = workspaceWith(saas);
    workspace.agent('junior', junior);
    const task = workspace.create(keys(saas, 'enterprise-sso-chat', 1));
    workspace.atAge(89);
    expect(workspace.offeredTo(task)).toEqual([]);
    workspace.atAge(90);
    expect(workspace.offeredTo(task)).toEqual(['junior']);
    workspace.agent('senior', senior);
    expect(workspace.offeredTo(workspace.create(keys(saas, 'enterprise-sso-chat', 1)))).toEqual(['senior']);
  });

  it('moved by us on time, it waits in the next queue with no way back', () => {
    const workspace = workspaceWith(saas);
    const task = workspace.create(keys(saas, 'enterprise-sso-chat', 1));
    workspace.atAge(60);
    workspace.write(task, keys(saas, 'enterprise-sso-chat', 2));
    expect(workspace.task(task)).toMatchObject({ status: 'pending', queue: 'technical-backup' });
  });
});

it('a task of age 500 s moved to any step of any route is never cancelled', () => {
  for (const route of allRoutes(saas)) {
    for (const { step } of route.steps) {
      for (const chain of [true, false]) {
        const workspace = workspaceWith(saas);
        const task = workspace.create(keys(saas, route.name, 1));
        workspace.atAge(500);
        workspace.write(task, keys(saas, route.name, step, chain));
        expect(workspace.task(task)).toMatchObject({ status: 'pending', reason: null });
        workspace.atAge(TWO_WEEKS - 1);
        const last = chain ? route.steps.at(-1) : route.steps[step - 1];
        expect(workspace.task(task)).toEqual({ status: 'pending', reason: null, queue: last?.queue });
      }
    }
  }
});

it('a task of any age moved to any step stays, and never waits before that step', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
      fc.nat(2_000),
      fc.nat(),
      (seconds, age, random) => {
        const queues = seconds.map((_, k) => `q${k + 1}`);
        const policy = policyOf(`name: steps
queues: { ${queues.map((queue) => `${queue}: { agents: 1==1 }`).join(', ')} }
ending: { message: { en: Sorry. } }
default_route:
  steps: [${seconds.map((s, k) => `{ queue: q${k + 1}, accept_within: ${s}s }`).join(', ')}]
`);
        const workspace = workspaceWith(policy);
        const task = workspace.create(keys(policy, 'default', 1));
        workspace.atAge(age);
        const step = (random % seconds.length) + 1;
        workspace.write(task, keys(policy, 'default', step));
        const { status, queue } = workspace.task(task);
        expect(status).toBe('pending');
        expect(queues.indexOf(queue) + 1).toBeGreaterThanOrEqual(step);
        const deadline = seconds.slice(0, step).reduce((sum, s) => sum + s, 0);
        if (age < deadline + 30) expect(queue).toBe(`q${step}`);
      },
    ),
    { numRuns: 60 },
  );
});

describe('transfers', () => {
  it('to an agent: only that one is asked, then the fallback queue', () => {
    const workspace = workspaceWith(saas);
    workspace.agent('ana', { routing: { skills: ['support'], levels: {} }, languages: ['en'] });
    const ben = workspace.agent('ben', { routing: { skills: [], levels: {} }, languages: ['en'] });
    const task = workspace.create({ throughline: { route: 'agent', step: 1, chain: false, agentSid: ben } });
    expect(workspace.offeredTo(task)).toEqual(['ben']);
    workspace.atAge(19);
    expect(workspace.task(task)).toMatchObject({ status: 'reserved', queue: 'everyone' });
    workspace.atAge(89);
    expect(workspace.offeredTo(task)).toEqual(['ben']);
    workspace.atAge(90);
    expect(workspace.offeredTo(task)).toEqual(expect.arrayContaining(['ben', 'ana']));
    expect(workspace.task(task).queue).toBe('general-support');
  });

  it('to a queue: it waits there for ever', () => {
    const workspace = workspaceWith(saas);
    const task = workspace.create({
      throughline: { route: 'queue:technical-support', step: 1, chain: false },
    });
    workspace.atAge(TWO_WEEKS - 1);
    expect(workspace.task(task)).toMatchObject({ status: 'pending', queue: 'technical-support' });
  });
});

it('a call that never met us is routed by the policy, on its own clocks', () => {
  const workspace = workspaceWith(saas);
  const call = workspace.create({ call_sid: 'CA1', customer_segment: 'ent', issue_type: 'bug' }, 'voice');
  expect(workspace.task(call).queue).toBe('enterprise-technical');
  workspace.atAge(44);
  expect(workspace.task(call).queue).toBe('enterprise-technical');
  workspace.atAge(45);
  expect(workspace.task(call).queue).toBe('technical-backup');
  workspace.atAge(100_000);
  expect(workspace.task(call)).toMatchObject({ status: 'pending', queue: 'technical-backup' });
});

describe('who is passed over', () => {
  const later = (route: string, step: number, exceptSid?: string | null): JsonObject => ({
    language: 'en',
    throughline: {
      policyVersion: saas.version,
      route,
      step,
      chain: false,
      ...(exceptSid !== undefined && { exceptSid }),
    },
  });
  const staffed = () => {
    const workspace = workspaceWith(saas);
    return { workspace, ana: workspace.agent('ana', senior) };
  };

  it.each(['enterprise-sso-chat', 'queue:enterprise-technical'])(
    'is not offered the task, somebody else is: route %s',
    (route) => {
      const { workspace, ana } = staffed();
      const task = workspace.create(later(route, 1, ana));
      expect(workspace.offeredTo(task)).toEqual([]);
      workspace.agent('ben', senior);
      expect(workspace.offeredTo(task)).toEqual(['ben']);
    },
  );

  it.each([undefined, null])('is nobody where the key is %s', (none) => {
    const { workspace } = staffed();
    expect(workspace.offeredTo(workspace.create(later('queue:enterprise-technical', 1, none)))).toEqual([
      'ana',
    ]);
  });

  it('is offered it once the key is taken back', () => {
    const { workspace, ana } = staffed();
    const task = workspace.create(later('queue:enterprise-technical', 1, ana));
    workspace.write(task, later('queue:enterprise-technical', 1, null));
    expect(workspace.offeredTo(task)).toEqual(['ana']);
  });

  it('does not open a step to whom its own condition keeps out', () => {
    const { workspace, ana } = staffed();
    const task = workspace.create(later('enterprise-sso-chat', 1, ana));
    workspace.agent('junior', junior);
    expect(workspace.offeredTo(task)).toEqual([]);
  });
});
