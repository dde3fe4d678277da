import type { CallEvent } from '../../../src/domain/routing-event';
import { useSignedWebhooks } from '../support/signed-webhooks';

const PATH = '/v1/webhooks/twilio/voice/recording';
const CALL = `CA${'9'.repeat(32)}`;
const RECORDING = `RE${'8'.repeat(32)}`;
const URL = `https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/${RECORDING}`;
const TOLD = { CallSid: CALL, RecordingSid: RECORDING, RecordingUrl: URL, RecordingDuration: '12' };

const { api, twilio } = useSignedWebhooks({ deliverCallEvent: () => 'delivered' });

const told = () => api().calls.map(({ args }) => args[0] as CallEvent);

test('a recording that can be heard reaches its interaction, and its address nobody else', async () => {
  expect((await twilio(PATH, { ...TOLD, RecordingStatus: 'completed' })).status).toBe(204);
  expect(told()).toMatchObject([
    {
      type: 'call.recorded',
      callSid: CALL,
      result: 'completed',
      recording: { recordingSid: RECORDING, status: 'completed', url: URL, seconds: 12 },
    },
  ]);
  expect(api().webhooks).toMatchObject([{ webhook: 'voice_recording', sids: [CALL, RECORDING] }]);
  expect(JSON.stringify(api().webhooks)).not.toContain('api.twilio.com');
});

test('what the call does next is nothing, whoever asks with whatever', async () => {
  const answer = await twilio(PATH, {
    CallSid: CALL,
    RecordingUrl: URL,
    RecordingDuration: '12',
    Digits: '#',
  });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  expect(told()).toEqual([]);
});

test('an empty one is news, too; one that has begun is none', async () => {
  await twilio(PATH, { CallSid: CALL, RecordingSid: RECORDING, RecordingStatus: 'absent' });
  expect((await twilio(PATH, { ...TOLD, RecordingStatus: 'in-progress' })).status).toBe(204);
  expect(told()).toMatchObject([{ result: 'absent', recording: { url: null, seconds: null } }]);
});

test.each([
  ['a status without a SID', { RecordingSid: '' }],
  ['an address that is none', { RecordingUrl: 'javascript:alert(1)' }],
  ['a SID of another shape', { RecordingSid: `CA${'8'.repeat(32)}` }],
  ['a duration of another shape', { RecordingDuration: '12 s' }],
])('%s is 422', async (_what, wrong) => {
  expect((await twilio(PATH, { ...TOLD, RecordingStatus: 'completed', ...wrong })).status).toBe(422);
  expect(told()).toEqual([]);
});
