import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { createContractCheck } from './support/contract-check';
import { startApi, type ApiUnderTest } from './support/start-api';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Node = Record<string, unknown>;
const paths = () => api.document['paths'] as Record<string, Record<string, Node>>;
const operations = () =>
  Object.entries(paths()).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('the document is OpenAPI 3.1, with every call of the API and every webhook', () => {
  expect(api.document['openapi']).toBe('3.1.0');
  expect(
    operations()
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  ).toEqual([
    'get /healthz',
    'get /metrics',
    'get /readyz',
    'get /v1/answers/{token}',
    'get /v1/audit',
    'get /v1/escalations',
    'get /v1/health/reconciliation',
    'get /v1/interactions',
    'get /v1/interactions/{id}',
    'get /v1/interactions/{id}/escalations/{escalationId}',
    'get /v1/overrides',
    'get /v1/overrides/{id}',
    'get /v1/releases',
    'post /v1/answers/{token}',
    'post /v1/interactions',
    'post /v1/interactions/{id}/callback',
    'post /v1/interactions/{id}/callback-result',
    'post /v1/interactions/{id}/cancel',
    'post /v1/interactions/{id}/consult',
    'post /v1/interactions/{id}/consult/end',
    'post /v1/interactions/{id}/escalations',
    'post /v1/interactions/{id}/escalations/{escalationId}/acknowledge',
    'post /v1/interactions/{id}/escalations/{escalationId}/hand-back',
    'post /v1/interactions/{id}/escalations/{escalationId}/pages/{pageId}/replay',
    'post /v1/interactions/{id}/escalations/{escalationId}/resolve',
    'post /v1/interactions/{id}/force-complete',
    'post /v1/interactions/{id}/messages',
    'post /v1/interactions/{id}/move',
    'post /v1/interactions/{id}/notes',
    'post /v1/interactions/{id}/park',
    'post /v1/interactions/{id}/requeue',
    'post /v1/interactions/{id}/resolve',
    'post /v1/interactions/{id}/take-over',
    'post /v1/interactions/{id}/transfer',
    'post /v1/overrides',
    'post /v1/overrides/preview',
    'post /v1/overrides/{id}/end',
    'post /v1/queues/{queue}/release/pause',
    'post /v1/queues/{queue}/release/resume',
    'post /v1/webhooks/jira',
    'post /v1/webhooks/pagerduty',
    'post /v1/webhooks/slack',
    'post /v1/webhooks/twilio/conversations',
    'post /v1/webhooks/twilio/studio',
    'post /v1/webhooks/twilio/taskrouter/assignment',
    'post /v1/webhooks/twilio/taskrouter/events',
    'post /v1/webhooks/twilio/voice',
    'post /v1/webhooks/twilio/voice/queue-result',
    'post /v1/webhooks/twilio/voice/recording',
    'post /v1/webhooks/twilio/voice/status',
  ]);
});

test('whatever is documented is mounted', async () => {
  for (const { method, path } of operations()) {
    const answer = await api.call(path.replace(/\{\w+\}/g, 'x'), {
      method: method.toUpperCase(),
      undocumented: true,
    });
    expect([path, answer.status === 404 || answer.status === 405]).toEqual([path, false]);
  }
});

test('operation ids are unique, and each says who may call it', () => {
  const ids = operations().map(({ operation }) => operation['operationId']);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations().filter((entry) => entry.path.startsWith('/v1'))) {
    const sender = /\/webhooks\/(\w+)/.exec(path)?.[1];
    const scheme =
      {
        twilio: 'twilioSignature',
        pagerduty: 'pagerDutySignature',
        slack: 'slackSignature',
        jira: 'jiraSignature',
      }[sender ?? ''] ?? 'token';
    // The link itself is the key.
    expect(operation['security']).toEqual(path.startsWith('/v1/answers') ? [] : [{ [scheme]: [] }]);
  }
});

test('every schema compiles and its example is an example of it', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema({ ...api.document, $id: 'openapi' });
  const schemas = (api.document['components'] as { schemas: Record<string, Node> }).schemas;
  expect(Object.keys(schemas)).toEqual(
    expect.arrayContaining(['Problem', 'Interaction', 'StartInteraction', 'TaskRouterEvent']),
  );
  for (const [name, schema] of Object.entries(schemas)) {
    const validate = ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
    if (schema['example'] !== undefined) expect([name, validate(schema['example'])]).toEqual([name, true]);
  }
});

test('the answer check itself refuses what the document does not say', () => {
  const check = createContractCheck(api.document);
  const health = (answer: object) =>
    check('GET', '/healthz', { status: 200, type: 'application/json', text: '{"status":"ok"}', ...answer });
  expect(health({})).toBeNull();
  expect(health({ text: '{"status":"ok","more":1}' })).toMatch(/additional/);
  expect(health({ text: '{}' })).toMatch(/required/);
  expect(health({ status: 418 })).toMatch(/not documented/);
  expect(health({ type: 'text/html' })).toMatch(/not documented/);
  expect(check('GET', '/nowhere', { status: 200, type: '', text: '' })).toMatch(/not documented/);
});
