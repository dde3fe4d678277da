import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../../src/adapters/policy-store/directory';
import { draftPolicy, PolicyInvalidError, publishPolicy } from '../../src/bin/publish-policy';
import { newFolder } from './fake-children';
import { startLocalTaskRouter, type LocalTaskRouter } from './local-taskrouter';

const support = readFileSync(join(__dirname, '../../policies/saas-support.yaml'), 'utf8');

let taskRouter: LocalTaskRouter;
let workspaceSid: string;
beforeEach(async () => {
  taskRouter = await startLocalTaskRouter();
  const created = await taskRouter.client.taskrouter.v1.workspaces.create({ friendlyName: 'support' });
  workspaceSid = created.sid;
  taskRouter.done();
});
afterEach(() => taskRouter.emulator.close());

const targetOn = (folder: string, inUse: readonly string[] = []) => ({
  workspace: taskRouter.client.taskrouter.v1.workspaces(workspaceSid),
  store: createDirectoryPolicyStore(folder, () => 0),
  assignmentCallbackUrl: 'http://127.0.0.1:8787/v1/webhooks/twilio/taskrouter/assignment',
  isInUse: (version: string) => Promise.resolve(inUse.includes(version)),
});

test('a policy is in force when TaskRouter routes by it; repeating it changes nothing', async () => {
  const target = targetOn(newFolder());
  const draft = draftPolicy(support, 'saas-support.yaml');
  const first = await publishPolicy(draft, target);
  expect(first.written).toContain('created routing plan throughline/voice');
  expect(await target.store.current()).toMatchObject({ version: draft.version, text: support });
  expect(taskRouter.done()).not.toEqual([]);
  expect((await publishPolicy(draft, target)).written).toEqual([]);
  expect(taskRouter.done()).toEqual([]);
});

test('an older version stays in the plans exactly as long as interactions wait under it', async () => {
  const folder = newFolder();
  const old = draftPolicy(support, 'old');
  const next = draftPolicy(support.replace('accept_within: 60s', 'accept_within: 90s'), 'new');
  const configurations = async () => {
    const plans = await taskRouter.client.taskrouter.v1.workspaces(workspaceSid).workflows.list();
    return plans.map((plan) => plan.configuration).join('\n');
  };
  await publishPolicy(old, targetOn(folder));
  await publishPolicy(next, targetOn(folder));
  // Somebody may have decided by it a moment ago.
  expect(await configurations()).toContain(old.version);
  await publishPolicy(next, targetOn(folder, [old.version]));
  expect(await configurations()).toContain(old.version);
  await publishPolicy(next, targetOn(folder));
  expect(await configurations()).not.toContain(old.version);
  expect(await configurations()).toContain(next.version);
});

test('a policy with mistakes changes nothing, and every mistake is told with its place', () => {
  const broken = support.replace('queue: technical-backup', 'queue: nobody');
  const draft = () => draftPolicy(`${broken}\nextra: 1\n`, 'broken.yaml');
  expect(draft).toThrow(PolicyInvalidError);
  expect(draft).toThrow(/^broken\.yaml:\d+:\d+ unknown_queue /m);
  expect(draft).toThrow(/^broken\.yaml:\d+:\d+ unknown_key /m);
  expect(taskRouter.done()).toEqual([]);
});
