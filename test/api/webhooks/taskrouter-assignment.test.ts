import { createTwilio } from '../support/signed-webhook';
import { startApi, type ApiUnderTest } from '../support/start-api';

const PATH = '/v1/webhooks/twilio/taskrouter/assignment';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('an assignment is answered at once with nothing, and touches nothing', async () => {
  const answer = await createTwilio(api)(PATH, {
    ReservationSid: `WR${'1'.repeat(32)}`,
    TaskAttributes: '{',
  });
  expect([answer.status, answer.type, answer.text]).toEqual([200, 'application/json', '']);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(api.calls).toEqual([]);
  expect(api.webhooks[0]).toMatchObject({ webhook: 'taskrouter_assignment', outcome: 'answered' });
});

test('an unsigned one is refused', async () => {
  const answer = await api.call(PATH, { method: 'POST' });
  expect([answer.status, answer.json.code]).toEqual([403, 'signature_missing']);
});
