import { problemOf } from '../../src/api/errors';
import { CommandRefusedError, GatewayError } from '../../src/gateway/port';
import { INTERACTION_ID } from './support/an-interaction';
import { startApi, type ApiUnderTest } from './support/start-api';

const AT = `/v1/interactions/${INTERACTION_ID}`;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

const failing = (error: Error) => {
  api.answers({
    read: () => {
      throw error;
    },
    list: () => {
      throw error;
    },
    command: () => {
      throw error;
    },
  });
};
const note = () => api.call(`${AT}/notes`, { as: 'ops', method: 'POST', json: { text: 'n' } });

test.each([
  ['temporal_unavailable', 503, true],
  ['no_answer_in_time', 504, false],
  ['interaction_not_found', 404, false],
  ['too_many_commands', 429, true],
] as const)('%s is %i', async (code, status, retryAfter) => {
  failing(new GatewayError(code, 'What happened.'));
  const answer = await note();
  expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  expect(answer.json).toMatchObject({ code, status, detail: 'What happened.', type: 'about:blank' });
  expect(answer.headers.has('retry-after')).toBe(retryAfter);
});

test('a page token that is none is a fault of the query', async () => {
  failing(new GatewayError('invalid_page_token', 'This page token is not valid.'));
  const answer = await api.call('/v1/interactions?pageToken=x', { as: 'ops' });
  expect([answer.status, answer.json.errors[0].field]).toEqual([400, 'query/pageToken']);
});

test('an identity conflict is 422', () => {
  const { problem } = problemOf(new GatewayError('idempotency_conflict', 'Another body.'), 'r');
  expect([problem.status, problem.code]).toEqual([422, 'idempotency_conflict']);
});

test.each([
  ['interaction_closed', 409],
  ['interaction_closing', 409],
  ['not_accepted', 409],
  ['a_later_refusal', 409],
  ['invalid_command', 400],
  ['too_many_notes', 429],
  ['loop_refused', 409],
  ['target_unchecked', 503],
  ['not_owner', 403],
  ['role_required', 403],
])('the refusal %s is %i under its own name', async (type, status) => {
  failing(new CommandRefusedError(type, 'Why not.'));
  const answer = await note();
  expect([answer.status, answer.json.code, answer.json.detail]).toEqual([status, type, 'Why not.']);
  expect(answer.headers.has('retry-after')).toBe(status === 503);
  expect(api.errors).toEqual([]);
});

test('a fault of ours tells nothing but the request id', async () => {
  failing(new Error('password=hunter2'));
  const answer = await note();
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('hunter2');
  expect(answer.json.code).toBe('internal_error');
  expect(answer.json.requestId).toBe(answer.headers.get('x-request-id'));
  expect(api.errors.splice(0)).toEqual([new Error('password=hunter2')]);
});

test('a sane request id of the caller is kept, another one is not', async () => {
  const idFor = async (id: string) =>
    (await api.call('/healthz', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await idFor('trace-0123456789')).toBe('trace-0123456789');
  expect(await idFor('no good')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idFor('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
});
