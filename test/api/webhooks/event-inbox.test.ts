import { GatewayError } from '../../../src/gateway/port';
import type { EventFate } from '../../../src/records/port';
import { never } from '../support/gateway-double';
import { createTwilio, type Form } from '../support/signed-webhook';
import { ACCOUNT_SID, startApi, type ApiUnderTest } from '../support/start-api';

/* Which store an event must be in before it is acknowledged, and what is kept of it. */

const EVENTS = '/v1/webhooks/twilio/taskrouter/events';
const STATUS = '/v1/webhooks/twilio/voice/status';
const CONVERSATIONS = '/v1/webhooks/twilio/conversations';
const QUEUE_RESULT = '/v1/webhooks/twilio/voice/queue-result';
const sid = (prefix: string, digit: string): string => `${prefix}${digit.repeat(32)}`;
const CALL = sid('CA', '9');

const accepted: Form = {
  EventType: 'reservation.accepted',
  Sid: sid('EV', '1'),
  TimestampMs: '1767225600123',
  WorkspaceSid: sid('WS', 'c'),
  ResourceSid: sid('WR', 'e'),
  TaskSid: sid('WT', 'd'),
  TaskVersion: '3',
  TaskAssignmentStatus: 'reserved',
  TaskAttributes: '{"name":"Dana Reyes","phone":"+15005550001"}',
  ReservationSid: sid('WR', 'e'),
  WorkerSid: sid('WK', 'f'),
  WorkerName: 'ana.lopez@example.com',
};
const status = (CallStatus: string): Form => ({ CallSid: CALL, CallStatus });

let api: ApiUnderTest;
let twilio: ReturnType<typeof createTwilio>;
beforeEach(async () => {
  api = await startApi();
  twilio = createTwilio(api);
});
afterEach(() => api.close());

test.each<[string, EventFate]>([
  ['started', 'signalled'],
  ['delivered', 'signalled'],
  ['late', 'late'],
  ['unknown', 'unknown'],
  ['not_needed', 'stored'],
])('an event that was %s is in the inbox as %s', async (delivery, fate) => {
  api.answers({ deliver: () => delivery });
  expect((await twilio(EVENTS, accepted)).status).toBe(204);
  expect(api.records.events()).toEqual([expect.objectContaining({ key: accepted['Sid'], fate })]);
});

test('nothing that a person wrote or is called is kept', async () => {
  api.answers({ deliver: () => 'delivered' });
  await twilio(EVENTS, { ...accepted, TaskCanceledReason: 'Dana hung up', TaskQueueName: 'vip' });
  expect(api.records.events()).toEqual([
    {
      accountSid: ACCOUNT_SID,
      key: accepted['Sid'],
      workspaceSid: accepted['WorkspaceSid'],
      source: 'taskrouter',
      type: 'reservation.accepted',
      resourceSid: accepted['ResourceSid'],
      fate: 'signalled',
      via: 'webhook',
      happenedAt: 1_767_225_600_123,
      receivedAt: 1_767_225_600_000,
      deliveries: 1,
      details: {
        TaskSid: accepted['TaskSid'],
        ReservationSid: accepted['ReservationSid'],
        WorkerSid: accepted['WorkerSid'],
        TaskVersion: '3',
        TaskAssignmentStatus: 'reserved',
      },
    },
  ]);
});

test('an event of a type that moves nothing is kept under the same key as its repeat, with or without a SID', async () => {
  const { Sid: _sid, ...withoutSid } = accepted;
  const bare = { ...withoutSid, EventType: 'worker.activity.update', ResourceSid: sid('WK', 'f') };
  for (const form of [bare, { ...bare, WorkerName: 'ana' }, { ...bare, Sid: sid('EV', '2') }]) {
    expect((await twilio(EVENTS, form)).status).toBe(204);
  }
  expect(api.records.events().map(({ type, deliveries }) => [type, deliveries])).toEqual([
    ['worker.activity.update', 2],
    ['worker.activity.update', 1],
  ]);
});

test.each([
  [{ EventType: 'something.Ωdd\u0000', Sid: 'EV1', TimestampMs: '9'.repeat(15) }],
  [{ EventType: 'x'.repeat(5_000), ResourceSid: "'; drop table event_inbox; --" }],
  [{ EventType: 'worker.created', TaskVersion: '-1', TaskAssignmentStatus: 'Dana Reyes' }],
])('odd values are left out, and the event is taken all the same: %j', async (form: Form) => {
  expect((await twilio(EVENTS, form)).status).toBe(204);
  const [kept] = api.records.events();
  expect(kept).toMatchObject({ happenedAt: null, resourceSid: null, details: {} });
  expect(kept?.key).toMatch(/^[0-9a-f]{64}$/);
});

test('the passing statuses of a call are kept once each; its end goes to its interaction', async () => {
  api.answers({ deliverCallEvent: () => 'delivered' });
  for (const each of ['ringing', 'ringing', 'in-progress', 'completed', 'Ω']) {
    expect((await twilio(STATUS, status(each))).status).toBe(204);
  }
  expect(api.records.events().map(({ key, fate, deliveries }) => [key, fate, deliveries])).toEqual([
    [`${CALL}.ringing`, 'stored', 2],
    [`${CALL}.in-progress`, 'stored', 1],
    [`${CALL}.ended`, 'signalled', 1],
    [`${CALL}.other`, 'stored', 1],
  ]);
});

test('of a conversation is kept what was added to it, and no word of it', async () => {
  api.answers({ deliverConversationEvent: () => 'delivered' });
  const conversation = {
    ConversationSid: sid('CH', '7'),
    MessageSid: sid('IM', '8'),
    Author: '+15005550001',
    Source: 'SMS',
    Body: 'My PIN is 1234',
    DateCreated: '2026-01-01T00:00:00.000Z',
  };
  for (const EventType of ['onMessageAdded', 'onMessageAdded', 'onMessageUpdated']) {
    expect((await twilio(CONVERSATIONS, { ...conversation, EventType })).status).toBe(204);
  }
  const kept = api.records.events();
  expect(kept.map(({ type, key, fate, deliveries }) => [type, key, fate, deliveries])).toEqual([
    ['onMessageAdded', sid('IM', '8'), 'signalled', 2],
    ['onMessageUpdated', expect.stringMatching(/^[0-9a-f]{64}$/), 'stored', 1],
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/PIN|15005550001/);
});

describe('while the database is away', () => {
  beforeEach(() => api.records.setAway(true));

  test.each(['started', 'delivered'])('an event that was %s is acknowledged', async (delivery) => {
    api.answers({ deliver: () => delivery, deliverCallEvent: () => delivery });
    expect((await twilio(EVENTS, accepted)).status).toBe(204);
    expect((await twilio(STATUS, status('completed'))).status).toBe(204);
  });

  test.each([
    ['late', EVENTS, accepted],
    ['unknown', EVENTS, accepted],
    ['not_needed', EVENTS, accepted],
    ['(never asked)', EVENTS, { ...accepted, EventType: 'worker.activity.update' }],
    ['unknown', STATUS, status('completed')],
    ['(never asked)', STATUS, status('ringing')],
  ])('an event that was %s is not: 503, and when to come again', async (delivery, path, form) => {
    api.answers({ deliver: () => delivery, deliverCallEvent: () => delivery });
    const answer = await twilio(path, form as Form);
    expect([answer.status, answer.json.code]).toEqual([503, 'records_unavailable']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(api.webhooks).toEqual([expect.objectContaining({ outcome: 'not_kept', status: 503 })]);
    expect(api.errors).toEqual([]);
    api.records.setAway(false);
    expect((await twilio(path, form as Form)).status).toBe(204);
    expect(api.records.events()).toHaveLength(1);
  });

  test('whoever may still be on the line hears something all the same', async () => {
    api.answers({ deliverCallEvent: () => 'unknown' });
    const result = (QueueResult: string) => twilio(QUEUE_RESULT, { CallSid: CALL, QueueResult });
    expect((await result('system-error')).text).toContain('We are sorry');
    expect((await result('bridged')).status).toBe(200);
    expect((await result('hangup')).status).toBe(503);
  });
});

test('Temporal and the inbox share the time of a webhook', async () => {
  const slow = await startApi({
    records: { ...api.records, inbox: { ...api.records.inbox, note: () => undefined, store: never } },
  });
  slow.answers({ deliver: () => 'late' });
  const answer = await createTwilio(slow)(EVENTS, accepted);
  await slow.close();
  expect([answer.status, answer.json.code]).toEqual([503, 'records_unavailable']);
});

test('without Temporal the inbox is not asked: nothing is said of an event whose fate is unknown', async () => {
  api.answers({
    deliver: () => {
      throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
    },
  });
  expect((await twilio(EVENTS, accepted)).json.code).toBe('temporal_unavailable');
  expect(api.records.events()).toEqual([]);
});

test('an event of another workspace is refused, whatever its type', async () => {
  const ours = await startApi({
    twilio: { accountSid: ACCOUNT_SID, authTokens: ['primary-auth-token'], workspaceSid: sid('WS', '0') },
  });
  const answer = await createTwilio(ours)(EVENTS, { ...accepted, EventType: 'worker.activity.update' });
  await ours.close();
  expect([answer.status, answer.json.code]).toEqual([403, 'foreign_workspace']);
  expect(ours.records.events()).toEqual([]);
});
