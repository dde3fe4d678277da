import { GatewayError, type Delivery } from '../../../src/gateway/port';
import type { CallEvent } from '../../../src/domain/routing-event';
import { useSignedWebhooks } from '../support/signed-webhooks';

const STATUS = '/v1/webhooks/twilio/voice/status';
const LEFT = '/v1/webhooks/twilio/voice/queue-result';
const CALL = `CA${'9'.repeat(32)}`;
const NOW = 1_767_225_600_000;
const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const { api, twilio } = useSignedWebhooks({ deliverCallEvent: () => 'delivered' });

const down = () => {
  throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
};
const told = () => api().calls.map(({ args }) => args[0] as CallEvent);

describe('the status of a call', () => {
  const post = (CallStatus: string) => twilio(STATUS, { CallSid: CALL, CallStatus });

  test.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])('%s is its end', async (status) => {
    expect((await post(status)).status).toBe(204);
    expect(told()).toEqual([
      { type: 'call.ended', key: expect.any(String), at: NOW, callSid: CALL, result: status },
    ]);
  });

  test.each(['queued', 'initiated', 'ringing', 'in-progress', 'anything'])('%s is not', async (status) => {
    expect((await post(status)).status).toBe(204);
    expect(api().calls).toEqual([]);
    expect(api().webhooks[0]?.outcome).toBe('ignored');
  });

  test('a repeat carries the same key', async () => {
    await post('completed');
    await post('completed');
    expect(told()[0]?.key).toBe(told()[1]?.key);
  });

  test.each<[Delivery]>([['delivered'], ['late'], ['unknown'], ['not_needed']])(
    '%s is 204',
    async (delivery) => {
      api().answers({ deliverCallEvent: () => delivery });
      expect((await post('completed')).status).toBe(204);
      expect(api().webhooks[0]).toMatchObject({ webhook: 'voice_status', outcome: delivery, sids: [CALL] });
    },
  );

  test('without Temporal it is 503', async () => {
    api().answers({ deliverCallEvent: down });
    expect((await post('completed')).status).toBe(503);
  });
});

describe('a call that left its queue', () => {
  const post = (QueueResult: string, more = {}) =>
    twilio(LEFT, { CallSid: CALL, QueueResult, QueueSid: `QU${'1'.repeat(32)}`, QueueTime: '12', ...more });

  test.each(['bridged', 'bridging-in-process', 'hangup', 'leave', 'redirected', 'redirected-from-bridged'])(
    '%s needs nothing more',
    async (result) => {
      const answer = await post(result);
      expect([answer.status, answer.type, answer.text]).toEqual([200, 'text/xml', EMPTY]);
      expect(told()).toEqual([
        { type: 'call.left_queue', key: expect.any(String), at: NOW, callSid: CALL, result },
      ]);
    },
  );

  test.each(['error', 'queue-full', 'system-error'])('%s is never silence', async (result) => {
    const answer = await post(result);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/<Response><Say>[^<]{20,}<\/Say><Hangup\/><\/Response>$/);
    expect(told()[0]?.result).toBe(result);
  });

  test('a repeat carries the same key, another stay in the queue another', async () => {
    await post('leave');
    await post('leave');
    await post('leave', { QueueTime: '40' });
    const [first, again, later] = told().map(({ key }) => key);
    expect(first).toBe(again);
    expect(later).not.toBe(first);
  });

  test.each(['error', 'queue-full', 'system-error', 'bridged', 'leave'])(
    'without Temporal a caller who may hear us still gets TwiML: %s',
    async (result) => {
      api().answers({ deliverCallEvent: down });
      const answer = await post(result);
      expect([answer.status, answer.type]).toEqual([200, 'text/xml']);
      expect(api().webhooks[0]?.outcome).toBe('unavailable');
    },
  );

  test.each(['hangup', 'redirected', 'redirected-from-bridged'])(
    'without Temporal, and nobody to hear us, it is 503: %s',
    async (result) => {
      api().answers({ deliverCallEvent: down });
      expect((await post(result)).status).toBe(503);
    },
  );
});
