import { problemsOf } from '../example';
import { expectTold } from '../expect-told';
import { SAID, withHours } from './example';

const BERLIN = '[{ queue: berlin, accept_within: 5m }]';

it('all is said', () => {
  expect(problemsOf(withHours(BERLIN))).toEqual([]);
});

it('a route whose queues all keep hours must say what happens outside them', () => {
  const text = withHours(BERLIN, '').replace('- name: reports', '- ▶name: reports');
  expectTold(text, 'missing_after_hours', /"reports" has a calendar.*Add after_hours/);
});

it.each([
  ['once at the top', withHours(BERLIN, '').replace('ending:\n', `${SAID.replace(/^ {4}/gm, '')}ending:\n`)],
  [
    'one of them never closes',
    withHours('[{ queue: berlin, accept_within: 5m }, { queue: first, accept_within: 5m }]', ''),
  ],
])('it need not where %s', (_name, text) => {
  expect(problemsOf(text)).toEqual([]);
});

it('a queue that is switched off does not count', () => {
  const steps = '[{ queue: berlin, accept_within: 5m }, { queue: night, accept_within: 5m }]';
  expectTold(withHours(steps, ''), 'missing_after_hours', /Add after_hours/);
});

it.each([
  ['unknown_queue', 'queues: [new-york]', 'queues: [▶new-yorc]', /Did you mean new-york/],
  ['wrong_type', 'queues: [new-york]', 'queues: ▶new-york', /order in which they are tried/],
  ['invalid_duration', 'accept_within: 3m', 'accept_within: ▶3', /45s, 5m, 2h/],
  ['invalid_value', 'do: hold', 'do: ▶wait', /message, hold/],
  [
    'unknown_placeholder',
    "en: 'Back on {next_opening}.'",
    "en: ▶'Back on {opening}.'",
    /"{opening}".*{next_opening}/,
  ],
  ['missing_key', /message: .*/, '', /"message" is missing/],
  ['invalid_value', /message: .*/, 'message: ▶{}', /one language/],
  ['invalid_name', 'en: ', '▶english: ', /language tag/],
  ['unknown_key', 'do: hold', '▶then: hold', /queues, accept_within, do, message/],
] as const)('%s is told', (code, part, mistake, told) => {
  const said = SAID.replace(part, mistake);
  expect(said).not.toBe(SAID);
  expectTold(withHours(BERLIN, said), code, told);
});

describe('do: email', () => {
  const EMAIL = SAID.replace('do: hold', 'do: ▶email');

  it('needs words for whoever has no address', () => {
    const alone = withHours(BERLIN, EMAIL).replace(/^ending:\n/m, 'ending:\n  do: callback\n');
    expectTold(alone, 'email_without_message', /an address.*Add ending with a message.*do: email/);
  });
});

describe('do: voicemail', () => {
  const VOICEMAIL = SAID.replace('do: hold', 'do: ▶voicemail');

  it('needs words for everybody who leaves no message', () => {
    const alone = withHours(BERLIN, VOICEMAIL).replace(/^ending:\n/m, 'ending:\n  do: callback\n');
    expectTold(alone, 'voicemail_without_message', /who writes.*Add ending with a message/);
  });

  it('has them where the policy has a message', () => {
    expect(problemsOf(withHours(BERLIN, VOICEMAIL.replace('▶', '')))).toEqual([]);
  });
});
