import { OutsideError } from '../../../src/adapters/outside-error';
import { applyRoutingPlans } from '../../../src/adapters/taskrouter/apply-routing-plans';
import { createTwilioClient } from '../../../src/adapters/taskrouter/client';
import { queueFriendlyName, queueNameOf } from '../../../src/domain/resource-names';
import { compileRoutingPlans } from '../../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from '../../policy/example';
import { startWorkspaceDouble } from './workspace-double';
import type { WorkspaceDouble } from './workspace-double';

const CALLBACK = 'https://throughline.example.org/v1/webhooks/twilio/taskrouter/assignment';

let double: WorkspaceDouble;
beforeEach(async () => {
  double = await startWorkspaceDouble();
});
afterEach(() => double.close());

const apply = (text: string, assignmentCallbackUrl = CALLBACK) => {
  const { workspace } = createTwilioClient({
    accountSid: `AC${'1'.repeat(32)}`,
    credentials: { authToken: 'token' },
    workspaceSid: 'WS',
    baseUrl: double.url,
  });
  return applyRoutingPlans(workspace, compileRoutingPlans([policyOf(text)]), { assignmentCallbackUrl });
};

const queues = () =>
  [...double.resources.TaskQueues.values()].map((queue) => [queue['friendly_name'], queue['target_workers']]);

const workflow = (friendlyName: string) =>
  [...double.resources.Workflows.values()].find((item) => item['friendly_name'] === friendlyName);

const sidOfQueue = (friendlyName: string) =>
  [...double.resources.TaskQueues.values()].find((item) => item['friendly_name'] === friendlyName)?.['sid'];

const addQueue = (sid: string, friendlyName: string) =>
  double.resources.TaskQueues.set(sid, {
    sid,
    friendly_name: friendlyName,
    target_workers: '1==1',
    date_created: '2025-01-01T00:00:00Z',
  });

it('an empty workspace gets the queues and one workflow per ring class', async () => {
  const { routingPlans, written } = await apply(EXAMPLE);
  expect(queues()).toEqual([
    ['throughline/first', 'skills HAS "first"'],
    ['throughline/second', 'skills HAS "second" OR skills HAS "first"'],
    ['throughline/night', '1==1'],
    ['throughline/everyone', '1==1'],
  ]);
  expect(routingPlans).toEqual({
    voice: workflow('throughline/voice')?.['sid'],
    messaging: workflow('throughline/messaging')?.['sid'],
    email: workflow('throughline/email')?.['sid'],
  });
  expect(workflow('throughline/voice')).toMatchObject({
    assignment_callback_url: CALLBACK,
    task_reservation_timeout: 15,
  });
  expect(written).toHaveLength(7);
});

it("the configuration speaks TaskRouter's language, with the queues' SIDs", async () => {
  await apply(EXAMPLE);
  const configuration = JSON.parse(String(workflow('throughline/messaging')?.['configuration'])) as {
    task_routing: { filters: { filter_friendly_name: string }[]; default_filter: unknown };
  };
  const named = (name: string) =>
    configuration.task_routing.filters.find((filter) => filter.filter_friendly_name === name);
  const [first, second, everyone] = ['first', 'second', 'everyone'].map((name) =>
    sidOfQueue(`throughline/${name}`),
  );
  expect(configuration.task_routing.default_filter).toEqual({ queue: second });
  expect(named('example@00000000 enterprise-chat/1')).toEqual({
    filter_friendly_name: 'example@00000000 enterprise-chat/1',
    expression:
      'throughline.policyVersion == "example@00000000" AND throughline.route == "enterprise-chat" AND ' +
      'throughline.step == 1 AND throughline.chain == true',
    targets: [
      { queue: first, expression: 'task.language IN worker.languages', timeout: 90 },
      { queue: second, timeout: 120 },
      { queue: first },
    ],
  });
  expect(named('agent')).toMatchObject({
    targets: [
      { queue: everyone, known_worker_sid: 'task.throughline.agentSid', timeout: 90 },
      { queue: second },
    ],
  });
  expect(named('native sso')).toMatchObject({ targets: [{ queue: second, priority: 99 }] });
});

it('a second apply writes nothing and answers the same', async () => {
  const first = await apply(EXAMPLE);
  const before = double.writes.length;
  expect(await apply(EXAMPLE)).toEqual({ routingPlans: first.routingPlans, written: [] });
  expect(double.writes).toHaveLength(before);
});

it('only what differs is written, and no waiting task is routed anew', async () => {
  const { routingPlans } = await apply(EXAMPLE);
  const before = double.writes.length;
  const changed = exampleWith('skills HAS "first" }', 'skills HAS "one" }').replace(
    'voice: 15s',
    'voice: 25s',
  );
  expect(await apply(changed)).toEqual({
    routingPlans,
    written: ['updated queue first', 'updated routing plan throughline/voice'],
  });
  expect(double.writes.slice(before)).toEqual([
    'POST TaskQueues TargetWorkers',
    'POST Workflows AssignmentCallbackUrl Configuration TaskReservationTimeout',
  ]);
  await apply(changed, 'https://elsewhere.example.org/');
  expect(workflow('throughline/email')?.['assignment_callback_url']).toBe('https://elsewhere.example.org/');
  expect(double.writes.join()).not.toContain('ReEvaluateTasks');
});

describe('queues that no plan names any more', () => {
  it('go when they are empty', async () => {
    addQueue('WQold', 'throughline/old');
    expect((await apply(EXAMPLE)).written).toContain('deleted queue old');
    expect(sidOfQueue('throughline/old')).toBeUndefined();
  });

  it('stay while a task is in them', async () => {
    addQueue('WQold', 'throughline/old');
    double.resources.Tasks.set('WT1', { sid: 'WT1', task_queue_sid: 'WQold', attributes: '{}' });
    expect((await apply(EXAMPLE)).written.filter((line) => line.includes('old'))).toEqual([]);
    expect(sidOfQueue('throughline/old')).toBe('WQold');
  });

  it('stay when TaskRouter refuses', async () => {
    addQueue('WQold', 'throughline/old');
    double.refuse = (method) => (method === 'DELETE' ? 400 : null);
    await expect(apply(EXAMPLE)).resolves.toMatchObject({
      written: expect.not.arrayContaining(['deleted queue old']),
    });
  });
});

it('what is not ours is never touched', async () => {
  addQueue('WQtheirs', 'first');
  double.resources.Workflows.set('WWtheirs', {
    sid: 'WWtheirs',
    friendly_name: 'Assign to Anyone',
    configuration: '{}',
    date_created: '2025-01-01T00:00:00Z',
  });
  await apply(EXAMPLE);
  expect(double.resources.TaskQueues.get('WQtheirs')).toMatchObject({ target_workers: '1==1' });
  expect(double.resources.Workflows.get('WWtheirs')).toMatchObject({ configuration: '{}' });
});

it('after a failure half-way it is simply applied again', async () => {
  double.refuse = (_, collection) => (collection === 'Workflows' ? 500 : null);
  await expect(apply(EXAMPLE)).rejects.toBeInstanceOf(OutsideError);
  double.refuse = () => null;
  expect((await apply(EXAMPLE)).written).toEqual([
    'created routing plan throughline/voice',
    'created routing plan throughline/messaging',
    'created routing plan throughline/email',
  ]);
});

it('queue names and friendly names are each other’s inverse; a foreign name stays', () => {
  expect(queueNameOf(queueFriendlyName('first'))).toBe('first');
  expect(queueNameOf('Everyone')).toBe('Everyone');
});
