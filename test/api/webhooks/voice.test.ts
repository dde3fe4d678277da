import { GatewayError, type EnqueuePlan } from '../../../src/gateway/port';
import { asRoutingPlanSid } from '../../../src/domain/ids';
import { never } from '../support/gateway-double';
import { createTwilio } from '../support/signed-webhook';
import { useSignedWebhooks } from '../support/signed-webhooks';
import { startApi, VOICE_PLAN, type ApiUnderTest } from '../support/start-api';

const PATH = '/v1/webhooks/twilio/voice';
const CALL = `CA${'9'.repeat(32)}`;
const call = { CallSid: CALL, From: '+14155550100', To: '+18005550111', Direction: 'inbound' };
const plan: EnqueuePlan = {
  routingPlan: asRoutingPlanSid(`WW${'8'.repeat(32)}`),
  attributes: { channel: 'voice', name: '</Task> & "quoted"', throughline: { interactionId: CALL } },
  priority: 80,
  timeoutSeconds: 7_380,
};
const ACTION = 'https://support.example.com/v1/webhooks/twilio/voice/queue-result';

const { api, twilio } = useSignedWebhooks({ planCall: () => plan });

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The two elements of the answer: their attributes, and the task's JSON. */
function enqueued(twiml: string) {
  const [, enqueue = '', task = '', json = ''] =
    /^<\?xml [^>]*\?><Response><Enqueue([^>]*)><Task([^>]*)>([^<]*)<\/Task><\/Enqueue><\/Response>$/.exec(
      twiml,
    ) ?? [];
  const attributes = (text: string) =>
    Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  return { enqueue: attributes(enqueue), task: attributes(task), json: JSON.parse(unescape(json)) };
}

test('a call is enqueued as its interaction planned', async () => {
  const answer = await twilio(PATH, call);
  expect([answer.status, answer.type]).toEqual([200, 'text/xml']);
  expect(enqueued(answer.text)).toEqual({
    enqueue: { workflowSid: plan.routingPlan, action: ACTION, method: 'POST' },
    task: { priority: '80', timeout: '7380' },
    json: plan.attributes,
  });
  expect(api().calls).toEqual([
    { method: 'planCall', args: [{ callSid: CALL, from: call.From, to: call.To, attributes: {} }] },
  ]);
  expect(api().webhooks[0]).toMatchObject({ webhook: 'voice', outcome: 'planned', sids: [CALL] });
});

test('only what the policy declares is taken from the query', async () => {
  const query = 'language=de&product_area=O%27Hare%20%26+co&language=fr&tier=gold&throughline=x&channel=chat';
  expect((await twilio(`${PATH}?${query}`, call)).status).toBe(200);
  expect(api().calls[0]?.args[0]).toMatchObject({
    attributes: { language: 'de', product_area: "O'Hare & co" },
  });
  expect(Object.keys((api().calls[0]?.args[0] as { attributes: object }).attributes)).toHaveLength(2);
});

test.each([
  [
    'is down',
    () => {
      throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
    },
    0,
  ],
  [
    'has no worker',
    () => {
      throw new GatewayError('no_answer_in_time', 'No worker answered.');
    },
    0,
  ],
  ['never answers', never, 0],
  [
    'fails as it should not',
    () => {
      throw new TypeError('a fault');
    },
    1,
  ],
])(
  'when Temporal %s the caller is enqueued with the interaction id alone',
  async (_what, planCall, faults) => {
    api().answers({ planCall });
    const answer = await twilio(`${PATH}?language=de`, call);
    expect(answer.status).toBe(200);
    expect(enqueued(answer.text)).toEqual({
      enqueue: { workflowSid: VOICE_PLAN, action: ACTION, method: 'POST' },
      task: {},
      json: { throughline: { interactionId: CALL } },
    });
    expect(api().webhooks[0]?.outcome).toBe('enqueued_without_plan');
    expect(api().errors.splice(0)).toHaveLength(faults);
  },
);

describe('without a published policy', () => {
  let bare: ApiUnderTest;
  beforeAll(async () => {
    bare = await startApi({
      policy: async () => {
        throw new Error('no policy was ever published');
      },
    });
  });
  afterAll(() => bare.close());

  test('a plan still enqueues the caller', async () => {
    bare.answers({ planCall: () => plan });
    const answer = await createTwilio(bare)(`${PATH}?language=de`, call);
    expect(enqueued(answer.text).json).toEqual(plan.attributes);
    expect(bare.calls[0]?.args[0]).toMatchObject({ attributes: {} });
  });

  test('nor a plan: 503, so that Twilio asks the fallback URL', async () => {
    bare.answers({ planCall: never });
    const answer = await createTwilio(bare)(PATH, call);
    expect([answer.status, answer.json.code]).toEqual([503, 'policy_missing']);
    expect(bare.webhooks.at(-1)?.outcome).toBe('no_policy');
  });
});

test.each([
  ['no call', { CallSid: '' }],
  ['a call id that is none', { CallSid: 'CA1' }],
])('%s is 422', async (_what, change) => {
  expect((await twilio(PATH, { ...call, ...change })).status).toBe(422);
  expect(api().calls).toEqual([]);
});

test('a call of another account is refused', async () => {
  const answer = await twilio(PATH, { ...call, AccountSid: `AC${'0'.repeat(32)}` });
  expect([answer.status, answer.json.code]).toEqual([403, 'foreign_account']);
  expect(api().calls).toEqual([]);
});
