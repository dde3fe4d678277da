import { GatewayError, CommandRefusedError } from '../../../src/gateway/port';
import { anInteraction, INTERACTION_ID } from '../support/an-interaction';
import { ANA, startApi, type ApiUnderTest, type Caller } from '../support/start-api';

const AT = `/v1/interactions/${INTERACTION_ID}/escalations`;
const [escalation] = anInteraction.escalations;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.reset();
  api.answers({ commandEscalation: () => escalation });
});

const post = (path: string, json: unknown, as: Caller, headers: Record<string, string> = {}) =>
  api.call(`${AT}${path}`, { as, method: 'POST', headers, json });

test('an escalation is begun by the interaction: 202, with its id', async () => {
  const result = { escalationId: `${INTERACTION_ID}-e1`, status: 'open' };
  api.answers({ command: () => ({ view: anInteraction, result }) });
  const answer = await post('', { ladder: 'engineering' }, 'ana');
  expect([answer.status, answer.json]).toEqual([202, result]);
  expect(api.calls[0]?.args[2]).toEqual({
    kind: 'escalate',
    by: { kind: 'agent', id: ANA },
    ladder: 'engineering',
    level: 1,
    note: null,
  });
});

test.each([
  ['acknowledge', { as: 'dana' }, { kind: 'acknowledge', as: 'dana' }],
  ['resolve', { note: 'done' }, { kind: 'resolve_escalation', as: null, note: 'done' }],
  [
    'resolve',
    { tellCustomer: false },
    { kind: 'resolve_escalation', as: null, note: null, tellCustomer: false },
  ],
  ['hand-back', { as: 'dana', note: 'no' }, { kind: 'hand_back', as: 'dana', note: 'no' }],
])('%s goes to the escalation, and its state comes back', async (name, json, command) => {
  const answer = await post(`/${INTERACTION_ID}-e1/${name}`, json, 'backend', { 'idempotency-key': 'k' });
  expect([answer.status, answer.json]).toEqual([200, escalation]);
  expect(api.calls).toEqual([
    {
      method: 'commandEscalation',
      args: [
        { id: INTERACTION_ID, escalationId: `${INTERACTION_ID}-e1` },
        `${command.kind}/backend/shop/k`,
        { ...command, by: { kind: 'backend', id: 'shop' } },
      ],
    },
  ]);
});

test.each([
  [new CommandRefusedError('not_asked', 'No.'), 403, 'not_asked'],
  [new CommandRefusedError('already_acknowledged', 'dana did.'), 409, 'already_acknowledged'],
  [new CommandRefusedError('escalation_over', 'It is.'), 409, 'escalation_over'],
  [new GatewayError('escalation_not_found', 'None.'), 404, 'escalation_not_found'],
])('%s is a problem', async (error, status, code) => {
  api.answers({
    commandEscalation: () => {
      throw error;
    },
  });
  const answer = await post(`/${INTERACTION_ID}-e1/acknowledge`, {}, 'ops');
  expect([answer.status, answer.json.code]).toEqual([status, code]);
});

test.each([
  ['', { ladder: '' }],
  ['', { ladder: 'x', level: 0 }],
  ['', {}],
  [`/${INTERACTION_ID}-e1/acknowledge`, { by: 'dana' }],
])('%s %j is refused', async (path, json) => {
  expect((await post(path, json, 'supervisor')).status).toBe(400);
});

const read = (as: Caller, id = `${INTERACTION_ID}-e1`) => api.call(`${AT}/${id}`, { as });

test('an escalation is read under its own id, also when its interaction is over', async () => {
  api.answers({ readEscalation: () => escalation });
  expect((await read('supervisor')).json).toEqual(escalation);
  expect(api.calls).toEqual([
    { method: 'readEscalation', args: [{ id: INTERACTION_ID, escalationId: `${INTERACTION_ID}-e1` }] },
  ]);
});

test('an agent reads those of their own interactions only', async () => {
  api.answers({ readEscalation: () => escalation, read: () => ({ ...anInteraction, legs: [] }) });
  const answer = await read('ana');
  expect([answer.status, answer.json.code]).toEqual([403, 'not_owner']);
  api.answers({ readEscalation: () => escalation, read: () => anInteraction });
  expect((await read('ana')).status).toBe(200);
});

test('of one that never was there is nothing to read: 404', async () => {
  api.answers({
    readEscalation: () => {
      throw new GatewayError('escalation_not_found', 'There is no escalation.');
    },
  });
  const answer = await api.call(`${AT}/${INTERACTION_ID}-e9`, { as: 'supervisor' });
  expect(answer).toMatchObject({ status: 404, json: { code: 'escalation_not_found' } });
});
