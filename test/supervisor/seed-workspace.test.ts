import { LOCAL_AGENTS } from '../../src/bin/supervisor/stack/agents';
import { seedWorkspace } from '../../src/bin/supervisor/stack/seed-workspace';
import { startLocalTaskRouter, type LocalTaskRouter } from './local-taskrouter';

const EVENTS = 'http://127.0.0.1:8787/v1/webhooks/twilio/taskrouter/events';

let taskRouter: LocalTaskRouter;
beforeEach(async () => {
  taskRouter = await startLocalTaskRouter();
});
afterEach(() => taskRouter.emulator.close());

const seed = (url = EVENTS) => seedWorkspace(taskRouter.client, url);
const workspace = (sid: string) => taskRouter.client.taskrouter.v1.workspaces(sid);

test('an empty account gets a workspace whose events come to the API, and every agent', async () => {
  const { workspaceSid, agents } = await seed();
  expect(await workspace(workspaceSid).fetch()).toMatchObject({
    friendlyName: 'throughline',
    eventCallbackUrl: EVENTS,
  });
  expect(Object.keys(agents)).toEqual(LOCAL_AGENTS.map((agent) => agent.name));
  const ana = await workspace(workspaceSid)
    .workers(agents.ana ?? '')
    .fetch();
  expect(JSON.parse(ana.attributes)).toEqual({
    contact_uri: 'client:ana',
    routing: { skills: ['technical', 'enterprise', 'sso'], levels: { technical: 5 } },
    languages: ['en', 'es'],
  });
});

test('every agent begins available, with a capacity on each channel of the policy', async () => {
  const { workspaceSid } = await seed();
  for (const worker of await workspace(workspaceSid).workers.list()) {
    expect(worker.available).toBe(true);
    const channels = await workspace(workspaceSid).workers(worker.sid).workerChannels.list();
    expect(
      Object.fromEntries(channels.map((each) => [each.taskChannelUniqueName, each.configuredCapacity])),
    ).toMatchObject({ voice: 1, chat: 3, sms: 3, whatsapp: 3, email: 5 });
  }
});

test('seeding again changes nothing and answers the same', async () => {
  const first = await seed();
  expect(taskRouter.done()).not.toEqual([]);
  expect(await seed()).toEqual(first);
  expect(taskRouter.done()).toEqual([]);
});

test('an agent who went offline stays so', async () => {
  const { workspaceSid, agents } = await seed();
  const { activities, workers } = workspace(workspaceSid);
  const [offline] = await activities.list({ friendlyName: 'Offline' });
  await workers(agents.ben ?? '').update({ activitySid: offline?.sid ?? '' });
  await seed();
  expect((await workers(agents.ben ?? '').fetch()).activityName).toBe('Offline');
});

test('only the address of the events follows the API when its port changes', async () => {
  const { workspaceSid } = await seed();
  taskRouter.done();
  const elsewhere = EVENTS.replace('8787', '9000');
  await seed(elsewhere);
  expect(taskRouter.done()).toHaveLength(1);
  expect((await workspace(workspaceSid).fetch()).eventCallbackUrl).toBe(elsewhere);
});
