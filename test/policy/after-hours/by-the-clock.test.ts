import type { Channel } from '../../../src/domain/channel';
import { decideRoute } from '../../../src/policy';
import { policyOf } from '../example';
import { withHours } from './example';

const minutes = (n: number) => n * 60_000;

/** A Wednesday, by the clocks of Berlin (UTC+1) and New York (UTC-5). */
const at = (utc: string) => Date.parse(`2026-01-14T${utc}:00Z`);
const MORNING = at('10:00');
const EVENING = at('17:00');
const NIGHT = at('23:00');
const SATURDAY = Date.parse('2026-01-17T12:00:00Z');

const BERLIN = '{ queue: berlin, accept_within: 5m }';
const FIRST = '{ queue: first, accept_within: 2m }';
const GONE = '{ queue: gone, accept_within: 1m }';

function decided(
  steps: string,
  now: number | null,
  given: { channel?: Channel; language?: string; callable?: boolean } = {},
) {
  const { channel = 'chat', language = 'en', callable = true } = given;
  const input = { channel, given: { beta: true, language }, source: 'test', profile: null };
  return decideRoute(policyOf(withHours(`[${steps}]`)), input, { now, callable }).decision;
}

const queuesOf = ({ steps }: ReturnType<typeof decided>) => steps.map(({ queue }) => queue);

it('in the hours the route is what it is', () => {
  const decision = decided(`${BERLIN}, ${FIRST}`, MORNING);
  expect(decision).toEqual(decided(`${BERLIN}, ${FIRST}`, null));
  expect(decision).not.toHaveProperty('closedSteps');
});

it('a closed step is left out: the others have their own time, and keep the number that TaskRouter knows them by', () => {
  const decision = decided(`${BERLIN}, ${FIRST}, ${BERLIN}, ${FIRST}`, NIGHT);
  expect(decision.steps).toMatchObject([
    { step: 1, planStep: 2, queue: 'first', deadlineMs: minutes(2) },
    { step: 2, planStep: 4, queue: 'first', deadlineMs: minutes(4) },
  ]);
  const opensAt = Date.parse('2026-01-15T08:00:00Z');
  expect(decision.closedSteps).toEqual([
    { queue: 'berlin', opensAt },
    { queue: 'berlin', opensAt },
  ]);
  expect(decision.afterHours).toBeUndefined();
});

it('all are closed: the first elsewhere that is open, by the filter of transfers to it', () => {
  const decision = decided(BERLIN, EVENING);
  expect(decision).toMatchObject({ route: 'reports', closedSteps: [{ queue: 'berlin' }] });
  expect(decision.steps).toMatchObject([
    { step: 1, planStep: 1, queue: 'new-york', route: 'queue:new-york', deadlineMs: minutes(3) },
  ]);
  expect(decision.afterHours).toBeUndefined();
});

it('none is open: it is held until the first one opens, and has the steps of that hour', () => {
  const decision = decided(`${GONE}, ${BERLIN}`, SATURDAY);
  expect(decision.afterHours).toMatchObject({
    kind: 'hold',
    queue: 'berlin',
    opensAt: Date.parse('2026-01-19T08:00:00Z'),
  });
  expect(queuesOf(decision)).toEqual(['berlin']);
});

it.each([
  ['en', /^Back on Monday, January 19 at 9:00\sAM GMT\+1\.$/],
  ['de', /^Wieder da: Montag, 19\. Januar um 09:00 MEZ\.$/],
])(
  'the opening stands in the text, by the clock of those who open and in its language: %s',
  (language, text) => {
    expect(decided(BERLIN, SATURDAY, { language }).afterHours?.text).toMatch(text);
  },
);

it('a language without a text gets the first text, and the opening in that language', () => {
  const text = withHours(`[${BERLIN}]`).replace('values: [en, de]', 'values: [en, de, fr]');
  const input = {
    channel: 'chat',
    given: { beta: true, language: 'fr' },
    source: 'test',
    profile: null,
  } as const;
  expect(
    decideRoute(policyOf(text), input, { now: SATURDAY, callable: false }).decision.afterHours?.text,
  ).toMatch(/^Back on Monday/);
});

it('a caller is not kept on the line until Monday: they are called back, if somebody knows where', () => {
  const called = decided(BERLIN, SATURDAY, { channel: 'voice' }).afterHours;
  expect(called).toMatchObject({ kind: 'callback', text: expect.stringMatching(/^Back on Monday/) });
  const withheld = decided(BERLIN, SATURDAY, { channel: 'voice', callable: false }).afterHours;
  expect(withheld).toMatchObject({ kind: 'message', text: 'Sorry.' });
});

it('nobody is promised a call that nobody will make: the policy’s own ending is told, out of hours, too', () => {
  const promising = withHours(`[${BERLIN}]`).replace(
    '    after_hours:\n',
    "    ending: { do: callback, message: { en: 'We call you back.' } }\n    after_hours:\n",
  );
  const told = (channel: Channel, now: number | null) =>
    decideRoute(
      policyOf(promising),
      { channel, given: { beta: true, language: 'en' }, source: 'test', profile: null },
      { now, callable: false },
    ).decision;
  // As a late CRM has it decided again.
  expect(told('voice', null).ending).toEqual({ kind: 'message', text: 'Sorry.' });
  expect(told('voice', SATURDAY).afterHours).toMatchObject({ kind: 'message', text: 'Sorry.' });
});

it('who is on the telephone leaves a message where one can be recorded; everybody else is told the ending', () => {
  const policy = policyOf(
    withHours(`[${BERLIN}]`)
      .replace('do: hold', 'do: voicemail')
      .replace(
        '    after_hours:\n',
        "    ending: { do: voicemail, message: { en: 'Speak.' } }\n    after_hours:\n",
      ),
  );
  const told = (channel: Channel, recordable: boolean) =>
    decideRoute(
      policy,
      { channel, given: { beta: true, language: 'en' }, source: 'test', profile: null },
      { now: SATURDAY, callable: true, recordable },
    ).decision;
  expect(told('voice', true)).toMatchObject({
    ending: { kind: 'voicemail', text: 'Speak.' },
    afterHours: { kind: 'voicemail', text: expect.stringMatching(/^Back on Monday/) },
  });
  for (const decision of [told('voice', false), told('chat', false)]) {
    expect(decision).toMatchObject({
      ending: { kind: 'message', text: 'Sorry.' },
      afterHours: { kind: 'message', text: 'Sorry.' },
    });
  }
});

it('a queue that opens no more: the customer is told the route’s ending', () => {
  const decision = decided(GONE, SATURDAY);
  expect(decision.afterHours).toEqual({ kind: 'message', text: 'Sorry.', queue: 'gone', opensAt: null });
});

it('who is to be answered by e-mail is told so, and an e-mail waits for the opening: it is what they were promised', () => {
  const policy = policyOf(withHours(`[${BERLIN}]`).replace('do: hold', 'do: email'));
  const told = (channel: Channel, mailable: boolean) =>
    decideRoute(
      policy,
      { channel, given: { beta: true, language: 'en' }, source: 'test', profile: null },
      { now: SATURDAY, callable: false, mailable },
    ).decision.afterHours;
  const text: unknown = expect.stringMatching(/^Back on Monday/);
  expect(told('chat', true)).toMatchObject({ kind: 'email', text });
  expect(told('chat', false)).toMatchObject({ kind: 'message', text: 'Sorry.' });
  expect(told('email', true)).toMatchObject({ kind: 'hold', text });
});
