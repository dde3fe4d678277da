import type { PolicyProblemCode } from '../../../src/policy';
import { exampleWith, problemsOf } from '../example';
import { expectTold } from '../expect-told';

const BLOCKS = `notification_channels: { pager: { kind: webhook } }
people: { dana: { channel: pager } }
escalations: { leads: { text: { en: Help. }, levels: [{ targets: [{ person: dana }], acknowledge_within: 5m }], resolve_within: 1h, if_unanswered: { person: dana } } }
calendars: { office: { zone: UTC, weekly: { monday: 09:00-17:00 } }, never: { zone: UTC }, once: { zone: UTC, exceptions: [{ on: 2026-12-24 to 2026-12-25, hours: 10:00-12:00 }] } }
clocks:
  first_response:
    targets:
      - { when: tier == "enterprise", within: 15m }
      - { within: 4h, calendar: office }
    pause: [customer]
    warning: { left: 20%, raise_priority: 30, tell: [{ text: { en: Soon. } }] }
    breach: { escalate: leads, notify: pager, next_step: true }
updates:
  while_waiting: [{ after: 2m, text: { en: We are on it. } }]
  only_within: { calendar: office }
queues:`;

const withClocks = (part = '', mistake = '') => {
  expect(BLOCKS).toContain(part);
  return exampleWith('queues:', BLOCKS.replace(part, mistake));
};

type Case = readonly [code: PolicyProblemCode, part: string, mistake: string, told: RegExp];

/** ▶ marks where the problem must point. */
const CASES: readonly Case[] = [
  ['unknown_key', 'first_response:', '▶first_reply:', /first_response/],
  ['undeclared_attribute', 'when: tier', 'when: ▶teir', /There are: channel, tier/],
  [
    'value_not_allowed',
    'when: tier == "enterprise", within',
    'when: ▶tier == "enterprize", within',
    /Did you mean enterprise/,
  ],
  ['invalid_duration', 'within: 15m', 'within: ▶15', /45s, 5m, 2h/],
  ['missing_key', 'within: 4h, ', '', /"within" is missing/],
  [
    'unreachable_target',
    'when: tier == "enterprise", within: 15m }\n      - {',
    'within: 15m }\n      - ▶{',
    /no condition.*last/,
  ],
  ['unknown_calendar', 'within: 4h, calendar: office', 'within: 4h, calendar: ▶ofice', /Did you mean office/],
  [
    'calendar_never_open',
    'within: 4h, calendar: office',
    'within: 4h, calendar: ▶never',
    /never run.*all time counts/,
  ],
  [
    'clock_too_long',
    'within: 4h, calendar: office',
    'within: ▶4h1s, calendar: once',
    /4h at most.*never due/,
  ],
  ['invalid_value', '[customer]', '[▶lunch]', /customer, engineering/],
  ['invalid_value', 'left: 20%', 'left: ▶120%', /1% to 99%/],
  ['warning_too_early', 'within: 15m }', 'within: ▶15m }', /at once.*share/],
  ['invalid_value', 'raise_priority: 30', 'raise_priority: ▶-1', /from 1/],
  ['unknown_ladder', 'escalate: leads', 'escalate: ▶leds', /Did you mean leads/],
  ['unknown_channel', 'notify: pager', 'notify: ▶pagr', /Did you mean pager/],
  ['text_without_fallback', '{ text: { en: Soon. } }', '{ text: ▶{ de: Bald. } }', /not written in en/],
  ['invalid_value', '{ text: { en: Soon. } }', '{ channels: [▶voice], text: { en: Soon. } }', /chat, sms/],
  [
    'text_without_fallback',
    'text: { en: We are on it. }',
    'text: ▶{ de: Wir sind dran. }',
    /Add a line for en/,
  ],
  [
    'unknown_calendar',
    'only_within: { calendar: office }',
    'only_within: { calendar: ▶nights }',
    /There are/,
  ],
  [
    'calendar_never_open',
    'only_within: { calendar: office }',
    'only_within: { calendar: ▶never }',
    /written to/,
  ],
];

it('the clocks without a mistake have no problem', () => {
  expect(problemsOf(withClocks())).toEqual([]);
});

it.each(CASES)('%s is told: %s -> %s', (code, part, mistake, told) => {
  const text =
    code === 'warning_too_early'
      ? withClocks(part, mistake).replace('20%', '20m')
      : withClocks(part, mistake);
  expectTold(text, code, told);
});
