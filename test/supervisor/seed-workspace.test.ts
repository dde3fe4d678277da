import { Twilio } from 'twilio';
import { TwilioRequestClient } from '../../src/adapters/taskrouter/twilio-request-client';
import { LOCAL_AGENTS } from '../../src/bin/supervisor/stack/agents';
import { seedWorkspace } from '../../src/bin/supervisor/stack/seed-workspace';
import { startTaskRouterDouble, type TaskRouterDouble } from './taskrouter-double';

const EVENTS = 'http://127.0.0.1:8787/v1/webhooks/twilio/taskrouter/events';

let double: TaskRouterDouble;
let client: Twilio;
beforeEach(async () => {
  double = await startTaskRouterDouble();
  const httpClient = new TwilioRequestClient(5_000, double.url);
  client = new Twilio(`AC${'1'.repeat(32)}`, 'token', { httpClient });
});
afterEach(() => double.close());

const named = (name: string) => double.items('Workers').find((worker) => worker['friendly_name'] === name);

test('an empty account gets a workspace whose events come to the API, and every agent', async () => {
  const seeded = await seedWorkspace(client, EVENTS);
  expect(double.items('Workspaces')).toMatchObject([
    { sid: seeded.workspaceSid, friendly_name: 'throughline', event_callback_url: EVENTS },
  ]);
  expect(Object.keys(seeded.agents)).toEqual(LOCAL_AGENTS.map((agent) => agent.name));
  expect(named('ana')).toMatchObject({ sid: seeded.agents.ana });
  expect(JSON.parse(String(named('ana')?.['attributes']))).toEqual({
    contact_uri: 'client:ana',
    routing: { skills: ['technical', 'enterprise', 'sso'], levels: { technical: 5 } },
    languages: ['en', 'es'],
  });
});

test('every agent begins available, with a capacity on each channel of the policy', async () => {
  await seedWorkspace(client, EVENTS);
  const available = double.items('Activities').find((activity) => activity['friendly_name'] === 'Available');
  for (const worker of double.items('Workers')) expect(worker['activity_sid']).toBe(available?.['sid']);
  const channels = double.items('TaskChannels').map((channel) => channel['unique_name']);
  expect(channels).toEqual(['default', 'voice', 'chat', 'sms', 'video', 'whatsapp', 'email']);
  const capacities = double.writes.filter((write) => write.includes('Capacity='));
  expect(capacities).toHaveLength(LOCAL_AGENTS.length * 6);
  expect(capacities).toContain('Workspaces/Workers/Channels/voice Capacity=1');
  expect(capacities).toContain('Workspaces/Workers/Channels/chat Capacity=3');
});

test('seeding again writes nothing and answers the same', async () => {
  const first = await seedWorkspace(client, EVENTS);
  double.writes.length = 0;
  expect(await seedWorkspace(client, EVENTS)).toEqual(first);
  expect(double.writes).toEqual([]);
});

test('only the address of the events follows the API when its port changes', async () => {
  const elsewhere = EVENTS.replace('8787', '9000');
  await seedWorkspace(client, EVENTS);
  double.writes.length = 0;
  await seedWorkspace(client, elsewhere);
  expect(double.writes).toEqual([`Workspaces EventCallbackUrl=${encodeURIComponent(elsewhere)}`]);
});
