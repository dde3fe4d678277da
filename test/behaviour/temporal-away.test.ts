import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createApi } from '../../src/api/app';
import { asRoutingPlanSid } from '../../src/domain/ids';
import { createGateway } from '../../src/gateway/gateway';
import { createOverrideGateway } from '../../src/gateway/overrides/gateway';
import { createReleaseControl } from '../../src/gateway/release/control';
import { createUpkeepGateway } from '../../src/gateway/upkeep';
import { createMemoryRecords } from '../harness/memory-records';

const ACCOUNT_SID = `AC${'0'.repeat(31)}1`;
const AUTH_TOKEN = 'the-auth-token-of-the-tests';
const VOICE_PLAN = asRoutingPlanSid(`WW${'1'.repeat(32)}`);
const CALL_SID = `CA${'2'.repeat(32)}`;

let server: Server;
let url: string;
let connection: Connection;

/** An API whose Temporal refuses every connection. */
beforeAll(async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  const { port } = nobody.address() as AddressInfo;
  await new Promise((resolve) => nobody.close(resolve));

  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = Connection.lazy({ address: `127.0.0.1:${port}` });
  const client = new Client({ connection });
  const plans = { voice: VOICE_PLAN, messaging: VOICE_PLAN, email: VOICE_PLAN };
  server.on(
    'request',
    createApi({
      gateway: createGateway(client),
      overrides: createOverrideGateway(client),
      upkeep: createUpkeepGateway(client),
      releases: createReleaseControl(client),
      records: createMemoryRecords(),
      policy: () =>
        Promise.resolve({
          version: 'test@1',
          routingPlans: plans,
          attributeNames: ['channel'],
          queueNames: [],
          pacedQueues: () => [],
        }),
      tokens: [{ name: 'backend', role: 'backend', token: 'backend-token-of-the-tests' }],
      twilio: { accountSid: ACCOUNT_SID, authTokens: [AUTH_TOKEN] },
      publicUrl: url,
      events: { onWebhook: () => undefined, onRequest: () => undefined, onError: () => undefined },
      metrics: () => Promise.resolve(''),
      now: Date.now,
    }),
  );
});
afterAll(async () => {
  await connection.close();
  server.closeAllConnections();
  server.close();
});

const webhook = (path: string, form: Record<string, string>) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': getExpectedTwilioSignature(AUTH_TOKEN, `${url}${path}`, form) },
    body: new URLSearchParams(form),
  });

test('the API says that it is not ready', async () => {
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

test('an event that would move an interaction is refused with 503 and Retry-After, never acknowledged', async () => {
  const response = await webhook('/v1/webhooks/twilio/taskrouter/events', {
    AccountSid: ACCOUNT_SID,
    WorkspaceSid: `WS${'2'.repeat(32)}`,
    EventType: 'reservation.accepted',
    Sid: `EV${'3'.repeat(32)}`,
    Timestamp: '1767225600',
    TimestampMs: '1767225600123',
    TaskSid: `WT${'4'.repeat(32)}`,
    TaskAttributes: '{"throughline":{"interactionId":"chat-1"}}',
    ReservationSid: `WR${'5'.repeat(32)}`,
    WorkerSid: `WK${'6'.repeat(32)}`,
  });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).not.toBeNull();
});

test('a caller is enqueued all the same, with the interaction id alone', async () => {
  const response = await webhook('/v1/webhooks/twilio/voice', {
    AccountSid: ACCOUNT_SID,
    CallSid: CALL_SID,
    From: '+15005550001',
    To: '+15005550100',
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  });
  const twiml = await response.text();
  expect(response.status).toBe(200);
  expect(twiml).toContain(`<Enqueue workflowSid="${VOICE_PLAN}"`);
  expect(twiml.replace(/&quot;/g, '"')).toContain(`{"throughline":{"interactionId":"${CALL_SID}"}}`);
});

test('a support request is refused with 503', async () => {
  const response = await fetch(`${url}/v1/interactions`, {
    method: 'POST',
    headers: { authorization: 'Bearer backend-token-of-the-tests', 'content-type': 'application/json' },
    body: JSON.stringify({
      externalId: 'x',
      source: 'web',
      customer: { id: 'a' },
      attributes: { channel: 'chat' },
    }),
  });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).not.toBeNull();
  expect(await response.json()).toMatchObject({ code: 'temporal_unavailable' });
});
