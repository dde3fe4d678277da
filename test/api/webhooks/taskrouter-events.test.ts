import { GatewayError, type Delivery } from '../../../src/gateway/port';
import { never } from '../support/gateway-double';
import { createTwilio, type Form } from '../support/signed-webhook';
import { useSignedWebhooks } from '../support/signed-webhooks';
import { startApi } from '../support/start-api';

const PATH = '/v1/webhooks/twilio/taskrouter/events';
const WORKSPACE = `WS${'c'.repeat(32)}`;
const TASK = `WT${'d'.repeat(32)}`;
const RESERVATION = `WR${'e'.repeat(32)}`;
const AGENT = `WK${'f'.repeat(32)}`;
const CALL = `CA${'9'.repeat(32)}`;
const EVENT = `EV${'0'.repeat(31)}1`;

/** A reservation.accepted with the parameters TaskRouter really sends, ours among the attributes. */
const accepted: Form = {
  EventType: 'reservation.accepted',
  Sid: EVENT,
  Timestamp: '1767225600',
  TimestampMs: '1767225600123',
  WorkspaceSid: WORKSPACE,
  WorkspaceName: 'Flex Task Assignment',
  ResourceType: 'reservation',
  ResourceSid: RESERVATION,
  EventDescription: 'Reservation accepted',
  TaskSid: TASK,
  TaskAge: '24',
  TaskPriority: '80',
  TaskAssignmentStatus: 'reserved',
  TaskVersion: '3',
  TaskAttributes: JSON.stringify({
    language: 'en',
    call_sid: CALL,
    throughline: { interactionId: 'b7e1', legId: 'b7e1.1', origin: 'plain' },
  }),
  TaskChannelUniqueName: 'chat',
  TaskDateCreated: '1767225576',
  TaskQueueName: 'enterprise-technical',
  ReservationSid: RESERVATION,
  WorkerSid: AGENT,
  WorkerName: 'ana',
};

const { api, twilio } = useSignedWebhooks({ deliver: () => 'delivered' });

const { Sid: _sid, ...withoutSid } = accepted;

test('an event reaches the gateway in our words', async () => {
  expect((await twilio(PATH, accepted)).status).toBe(204);
  expect(api().calls).toEqual([
    {
      method: 'deliver',
      args: [
        {
          type: 'reservation.accepted',
          key: EVENT,
          at: 1_767_225_600_123,
          taskSid: TASK,
          taskVersion: 3,
          taskCreatedAt: 1_767_225_576_000,
          legId: 'b7e1.1',
          queue: 'enterprise-technical',
          reservationSid: RESERVATION,
          agentSid: AGENT,
          agentName: 'ana',
          reason: null,
        },
        {
          taskSid: TASK,
          taskCreatedAt: 1_767_225_576_000,
          interactionId: 'b7e1',
          origin: 'plain',
          callSid: CALL,
          taskChannel: 'chat',
          attributes: JSON.parse(accepted['TaskAttributes'] as string),
        },
      ],
    },
  ]);
});

test.each<[Delivery]>([['started'], ['delivered'], ['late'], ['unknown'], ['not_needed']])(
  '%s is 204, and counted as such',
  async (delivery) => {
    api().answers({ deliver: () => delivery });
    expect((await twilio(PATH, accepted)).status).toBe(204);
    expect(api().webhooks).toEqual([
      expect.objectContaining({
        webhook: 'taskrouter_event',
        outcome: delivery,
        eventType: 'reservation.accepted',
        sids: [TASK, EVENT],
        status: 204,
      }),
    ]);
  },
);

test.each([
  ['task.created'],
  ['workflow.entered'],
  ['task-queue.entered'],
  ['reservation.created'],
  ['reservation.wrapup'],
  ['task.canceled'],
  ['task.completed'],
  ['task.deleted'],
  ['task.system-deleted'],
  ['task.transfer-initiated'],
  ['task.transfer-attempt-failed'],
  ['task.transfer-failed'],
  ['task.transfer-canceled'],
  ['task.transfer-completed'],
  ['workflow.timeout'],
])('%s is delivered', async (EventType) => {
  expect((await twilio(PATH, { ...accepted, EventType })).status).toBe(204);
  expect(api().calls).toHaveLength(1);
});

test.each([
  [{ ...accepted, EventType: 'task.updated' }],
  [{ ...accepted, EventType: 'task.wrapup' }],
  [{ ...accepted, EventType: 'reservation.timeout' }],
  [{ EventType: 'worker.activity.update', WorkerSid: AGENT }],
  [{ EventType: 'something.twilio.added' }],
])('an event that moves nothing is 204 and touches nothing: $EventType', async (form: Form) => {
  expect((await twilio(PATH, form)).status).toBe(204);
  expect(api().calls).toEqual([]);
  expect(api().webhooks[0]?.outcome).toBe('ignored');
});

test.each([
  ['TaskCanceledReason', 'hangup'],
  ['TaskCompletedReason', 'solved'],
  ['Reason', 'Task TTL Exceeded'],
])('%s is the reason', async (name, reason) => {
  await twilio(PATH, { ...accepted, EventType: 'task.canceled', [name]: reason });
  expect(api().calls[0]?.args[0]).toMatchObject({ reason });
});

describe('the key of an event', () => {
  const keyOf = async (form: Form) => {
    await twilio(PATH, form);
    return (api().calls.at(-1)?.args[0] as { key: string }).key;
  };

  test('without a SID is the same for every delivery, whatever the rest says', async () => {
    const key = await keyOf(withoutSid);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf({ ...withoutSid, TaskAge: '99', EventDescription: 'other words' })).toBe(key);
  });

  test.each([
    ['type', { EventType: 'reservation.wrapup' }],
    ['resource', { ResourceSid: `WR${'0'.repeat(32)}` }],
    ['instant', { TimestampMs: '1767225600124' }],
  ])('differs by %s', async (_what, change: Form) => {
    expect(await keyOf({ ...withoutSid, ...change })).not.toBe(await keyOf(withoutSid));
  });
});

test('seconds serve where milliseconds are missing', async () => {
  const { TimestampMs: _, ...form } = accepted;
  await twilio(PATH, form);
  expect(api().calls[0]?.args[0]).toMatchObject({ at: 1_767_225_600_000 });
});

test('what TaskRouter leaves out, or sends blank, is null', async () => {
  const form = { EventType: 'task.created', WorkspaceSid: WORKSPACE, TaskSid: TASK, Timestamp: '1767225600' };
  await twilio(PATH, { ...form, WorkerSid: '', TaskQueueName: '', TaskVersion: 'n/a' });
  expect(api().calls[0]?.args).toMatchObject([
    {
      taskVersion: null,
      taskCreatedAt: null,
      legId: null,
      queue: null,
      reservationSid: null,
      agentSid: null,
      agentName: null,
      reason: null,
    },
    { interactionId: null, callSid: null, taskChannel: null, attributes: {} },
  ]);
});

test.each([
  ['no task', { TaskSid: '' }, 'TaskSid'],
  ['a SID of another kind', { TaskSid: AGENT }, 'TaskSid'],
  ['a SID in upper case', { TaskSid: TASK.toUpperCase() }, 'TaskSid'],
  ['no instant', { Timestamp: '', TimestampMs: '' }, 'TimestampMs'],
  ['an instant that is none', { TimestampMs: 'noon' }, 'TimestampMs'],
  ['a reservation that is none', { ReservationSid: 'WR1' }, 'ReservationSid'],
  ['no type', { EventType: '' }, 'EventType'],
])('a signed event with %s is 422 and counted', async (_what, change: Form, field) => {
  const answer = await twilio(PATH, { ...accepted, ...change });
  expect(answer.status).toBe(422);
  expect(answer.json.errors).toEqual([expect.objectContaining({ field: `/${field}` })]);
  expect(api().calls).toEqual([]);
  expect(api().webhooks[0]).toMatchObject({ outcome: 'malformed', sids: [] });
});

test('a boundary shifted under a true signature is not another event', async () => {
  const { TaskSid, EventType, ...rest } = accepted;
  const shifted = { ...rest, EventTyp: `e${EventType}`, Task: `Sid${TaskSid}` };
  expect((await twilio(PATH, shifted)).status).toBe(422);
  expect(api().calls).toEqual([]);
});

test('another account is refused without effect', async () => {
  const answer = await twilio(PATH, { ...accepted, AccountSid: `AC${'0'.repeat(32)}` });
  expect([answer.status, answer.json.code]).toEqual([403, 'foreign_account']);
  expect(api().calls).toEqual([]);
  expect(api().webhooks[0]?.outcome).toBe('foreign_account');
});

test('another workspace is refused when ours is known', async () => {
  const strict = await startApi({
    twilio: {
      accountSid: `AC${'a'.repeat(32)}`,
      authTokens: ['primary-auth-token'],
      workspaceSid: `WS${'0'.repeat(32)}`,
    },
  });
  const answer = await createTwilio(strict)(PATH, accepted);
  await strict.close();
  expect([answer.status, answer.json.code]).toEqual([403, 'foreign_workspace']);
  expect(strict.calls).toEqual([]);
});

test.each([
  [
    'is down',
    () => {
      throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
    },
  ],
  [
    'answers too late',
    () => {
      throw new GatewayError('no_answer_in_time', 'No worker answered.');
    },
  ],
  ['never answers', never],
])('when Temporal %s the answer is 503 with Retry-After', async (_what, deliver) => {
  api().answers({ deliver });
  const answer = await twilio(PATH, accepted);
  expect([answer.status, answer.json.code]).toEqual([503, 'temporal_unavailable']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(api().webhooks[0]).toMatchObject({ outcome: 'unavailable', status: 503, sids: [TASK, EVENT] });
  expect(api().errors).toEqual([]);
});

test('a fault of ours is 500 without details, and reported', async () => {
  api().answers({
    deliver: () => {
      throw new TypeError('secret detail');
    },
  });
  const answer = await twilio(PATH, accepted);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret');
  expect(api().webhooks[0]?.outcome).toBe('error');
  expect(api().errors.splice(0)).toEqual([new TypeError('secret detail')]);
});

test('an unsigned event is refused, and no field of it is reported', async () => {
  const body = new URLSearchParams(accepted as Record<string, string>).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const unsigned = await api().call(PATH, { method: 'POST', body, headers });
  expect([unsigned.status, unsigned.json.code]).toEqual([403, 'signature_missing']);
  const wrong = await api().call(PATH, {
    method: 'POST',
    body,
    headers: { ...headers, 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl' },
  });
  expect([wrong.status, wrong.json.code]).toEqual([403, 'signature_invalid']);
  expect(api().calls).toEqual([]);
  expect(api().webhooks.map(({ outcome, eventType, sids }) => ({ outcome, eventType, sids }))).toEqual([
    { outcome: 'signature_missing', eventType: null, sids: [] },
    { outcome: 'signature_invalid', eventType: null, sids: [] },
  ]);
});
