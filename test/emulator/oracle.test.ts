import { checkAnswer, takeDriven, takeProblems } from './oracle/check-answer';
import { operationsOf } from './oracle/documents';
import { validatorOf } from './oracle/schema';

const documented = operationsOf('taskrouter_v1');
const fetchActivity = documented.find(({ operationId }) => operationId === 'FetchActivity')!;
const example = fetchActivity.responses['200']!.examples[0] as Record<string, unknown>;
const url = `http://127.0.0.1:4010/taskrouter/v1/Workspaces/WS${'0'.repeat(32)}/Activities/WA${'0'.repeat(32)}`;

interface Difference {
  readonly status?: number;
  readonly body?: unknown;
  readonly without?: string;
  readonly contentType?: string;
}

/** What the oracle says of an answer that is as documented but for the difference. */
const said = ({ status = 200, body = example, without, contentType = 'application/json' }: Difference) => {
  checkAnswer({
    method: 'GET',
    url,
    status,
    header: (name) => (name === 'content-type' ? contentType : name === without ? undefined : '1'),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return takeProblems();
};

test("Twilio's own examples are as its schemas, read strictly: every property, and no other", () => {
  const wrong = documented.flatMap(({ operationId, responses }) =>
    Object.values(responses).flatMap(({ schema, examples }) =>
      examples
        .filter((one) => !validatorOf('taskrouter_v1', schema!)(one))
        .map((one) => [operationId, one, validatorOf('taskrouter_v1', schema!).errors]),
    ),
  );
  expect(wrong).toEqual([]);
});

test('an answer as documented passes, and its operation counts as driven', () => {
  expect(said({})).toEqual([]);
  expect(takeDriven()).toEqual(['taskrouter_v1/FetchActivity']);
});

test.each<[string, Difference]>([
  ['a property is missing', { body: { ...example, available: undefined } }],
  ['a property is not documented', { body: { ...example, version: 3 } }],
  ['a property has another type', { body: { ...example, available: 'true' } }],
  ['a date has a fraction', { body: { ...example, date_created: '2026-01-01T00:00:00.000Z' } }],
  ['a SID is of another kind', { body: { ...example, sid: `WK${'0'.repeat(32)}` } }],
  ['an address is none', { body: { ...example, url: '/v1/Workspaces' } }],
  ['a link is none', { body: { ...example, links: { workspace: null } } }],
  ['the status is another', { status: 201 }],
  ['a documented header is missing', { without: 'X-Rate-Limit-Limit' }],
  ['the content type is another', { contentType: 'text/html' }],
  ['an error does not say its status', { status: 404, body: { code: 20404, message: 'm', more_info: url } }],
  [
    'an error names another status',
    { status: 404, body: { code: 20404, message: 'm', more_info: url, status: 400 } },
  ],
])('the oracle notices that %s', (_what, difference) => {
  expect(said(difference)).toHaveLength(1);
});

test('the oracle notices a success that Twilio documents no operation for', () => {
  const answer = { status: 200, header: () => 'application/json', body: '{}' };
  checkAnswer({ ...answer, method: 'GET', url: 'http://127.0.0.1:4010/taskrouter/v1/Queues' });
  checkAnswer({ ...answer, method: 'GET', url: 'http://127.0.0.1:4010/emulator/healthz' });
  expect(takeProblems()).toHaveLength(1);
});

test('an error as the SDK reads it passes, and drives nothing', () => {
  takeDriven();
  const body = { code: 20404, message: 'not found', more_info: url, status: 404 };
  expect(said({ status: 404, body })).toEqual([]);
  expect(takeDriven()).toEqual([]);
});
