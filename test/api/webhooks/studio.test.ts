import { asRoutingPlanSid } from '../../../src/domain/ids';
import { GatewayError, type EnqueuePlan } from '../../../src/gateway/port';
import { never } from '../support/gateway-double';
import { useSignedWebhooks } from '../support/signed-webhooks';

const PATH = '/v1/webhooks/twilio/studio';
const EXECUTION = `FN${'7'.repeat(32)}`;
const CONVERSATION = `CH${'9'.repeat(32)}`;
const asked = {
  ExecutionSid: EXECUTION,
  ConversationSid: CONVERSATION,
  Channel: 'web',
  Identity: 'visitor-1',
};
const plan: EnqueuePlan = {
  routingPlan: asRoutingPlanSid(`WW${'8'.repeat(32)}`),
  attributes: { language: 'de', throughline: { interactionId: EXECUTION } },
  priority: 80,
  timeoutSeconds: 7_380,
};

const { api, twilio } = useSignedWebhooks({ planConversation: () => plan });

test('the whole answer is what Send to Flex is to have as its attributes', async () => {
  const { status, json } = await twilio(`${PATH}?language=de`, {
    ...asked,
    CustomerId: 'acct-42',
    product_area: 'sso',
    throughline: 'x',
    nobody_declared_this: '1',
  });
  expect([status, json]).toEqual([200, plan.attributes]);
  expect(api().calls).toEqual([
    {
      method: 'planConversation',
      args: [
        {
          executionSid: EXECUTION,
          conversationSid: CONVERSATION,
          channel: 'chat',
          customerId: 'acct-42',
          address: null,
          identity: 'visitor-1',
          attributes: { language: 'de', product_area: 'sso' },
        },
      ],
    },
  ]);
  expect(api().webhooks[0]).toMatchObject({
    webhook: 'studio',
    outcome: 'planned',
    sids: [EXECUTION, CONVERSATION],
  });
});

test.each([
  ['never answers', never],
  [
    'is down',
    () => {
      throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
    },
  ],
])('when Temporal %s the interaction id alone is answered', async (_what, planConversation) => {
  api().answers({ planConversation });
  const { status, json } = await twilio(PATH, asked);
  expect([status, json]).toEqual([200, { throughline: { interactionId: EXECUTION } }]);
  expect(api().webhooks[0]?.outcome).toBe('enqueued_without_plan');
});

test('every fault of a form is told at once, and nothing is asked', async () => {
  const { status, json } = await twilio(PATH, { ExecutionSid: 'FN1', ConversationSid: '' });
  expect(status).toBe(422);
  expect((json.errors as { field: string }[]).map(({ field }) => field).sort()).toEqual([
    '/Channel',
    '/ConversationSid',
    '/ExecutionSid',
  ]);
  expect(api().calls).toEqual([]);
});

test('a forged one is refused', async () => {
  expect((await twilio(PATH, asked, 'not-the-token')).json.code).toBe('signature_invalid');
});
