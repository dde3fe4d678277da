import type { PolicyProblemCode } from '../../../src/policy';
import { exampleWith, problemsOf } from '../example';
import { expectTold } from '../expect-told';

const BLOCKS = {
  channels: 'notification_channels: { pager: { kind: webhook } }',
  people:
    'people: { dana: { channel: pager }, fay: { channel: pager, absent: [2026-12-24], zone: UTC, calendar: office, cover: dana, slack: U0FAY } }',
  teams: 'teams: { accounts: { people: [fay] } }',
  rotations:
    'rotations: { ops: { people: [dana], zone: UTC, from: 2026-01-05, at: 09:00, every: week }, nobody: { people: [], zone: UTC, from: 2026-01-05, at: 09:00, every: day } }',
  calendars: 'calendars: { office: { zone: UTC, weekly: { monday: 09:00-17:00 } }, never: { zone: UTC } }',
  ladder:
    'escalations: { help: { text: { en: Help. }, levels: [{ targets: [{ person: dana }], acknowledge_within: 5m, calendar: office }], resolve_within: 1h, if_unanswered: { rotation: ops } } }',
};

const withLadders = (part = '', mistake = '') => {
  const blocks = Object.values(BLOCKS).join('\n');
  expect(blocks).toContain(part);
  return exampleWith('queues:', `${blocks.replace(part, mistake)}\nqueues:`);
};

type Case = readonly [code: PolicyProblemCode, part: string, mistake: string, told: RegExp];

/** ▶ marks where the problem must point. */
const CASES: readonly Case[] = [
  ['invalid_value', 'teams: {', 'message_limit: { most: ▶0 }\nteams: {', /from 1 to 100/],
  ['invalid_duration', 'teams: {', 'message_limit: { within: ▶soon }\nteams: {', /45s, 5m/],
  ['invalid_value', 'teams: {', 'message_limit: { within: ▶25h }\nteams: {', /at most 24h/],
  ['invalid_value', 'kind: webhook', 'kind: ▶fax', /webhook/],
  ['unknown_channel', 'dana: { channel: pager', 'dana: { channel: ▶pagr', /Did you mean pager/],
  [
    'unknown_channel',
    'text: { en: Help. },',
    'text: { en: Help. }, text_by_channel: { pagr: ▶{ en: Ring. } },',
    /Did you mean pager/,
  ],
  [
    'invalid_value',
    'acknowledge_within: 5m',
    'acknowledge_within: 5m, text_by_channel: { pager: ▶{} }',
    /one language at least/,
  ],
  ['invalid_value', 'channel: pager },', 'channel: pager, agent: ▶ana },', /WK and 32/],
  ['unknown_person', 'people: [dana], zone', 'people: [dana, ▶eli], zone', /There are: dana, fay/],
  ['unknown_person', 'cover: dana', 'cover: ▶dan', /Did you mean dana/],
  [
    'circular_cover',
    '{ channel: pager },',
    '{ channel: pager, cover: ▶fay },',
    /in a circle: dana, fay, dana/,
  ],
  ['circular_cover', 'cover: dana', 'cover: ▶fay', /in a circle: fay, fay/],
  [
    'same_person_twice',
    'dana: { channel: pager }, fay: { channel: pager,',
    'dana: { channel: pager, crm: USR-1 }, fay: { channel: pager, crm: ▶usr-1,',
    /dana has the same crm as fay/,
  ],
  [
    'same_person_twice',
    '{ channel: pager }, fay',
    '{ channel: pager, slack: U0FAY }, fay',
    /dana has the same slack as fay/,
  ],
  ['nobody_in_crm', '{ person: dana }', '{ crm_owner: ▶{ otherwise: { person: dana } } }', /never be asked/],
  ['unknown_calendar', 'calendar: office, cover', 'calendar: ▶ofice, cover', /Did you mean office/],
  ['unknown_zone', 'zone: UTC, calendar', 'zone: ▶Berlin, calendar', /time zone/],
  ['impossible_date', '[2026-12-24]', '[▶2026-12-24 to 2026-12-20]', /Swap/],
  ['invalid_date', '[2026-12-24]', '[▶christmas]', /2026-12-27 to/],
  ['unknown_person', 'people: [fay]', 'people: [▶fey]', /Did you mean fay/],
  ['invalid_value', 'people: [fay]', 'people: ▶[]', /at least/],
  ['unknown_team', '{ person: dana }', '{ team: ▶acounts }', /Did you mean accounts/],
  [
    'unknown_team',
    '{ person: dana }',
    '{ crm_owner: { otherwise: { team: ▶acounts } } }',
    /Did you mean accounts/,
  ],
  ['missing_key', '{ person: dana }', '{ crm_owner: {} }', /otherwise/],
  [
    'nobody_to_tell',
    '{ rotation: ops }',
    '{ crm_owner: { otherwise: { rotation: ▶nobody } } }',
    /nobody would hear/,
  ],
  ['unknown_zone', 'zone: UTC, from', 'zone: ▶UTC+1, from', /IANA/],
  ['impossible_date', 'from: 2026-01-05', 'from: ▶2026-02-30', /There is no/],
  ['invalid_date', 'from: 2026-01-05', 'from: ▶monday', /2026-11-02/],
  ['invalid_value', 'at: 09:00', 'at: ▶24:00', /09:00/],
  ['invalid_value', 'every: week', 'every: ▶month', /day, week/],
  ['unknown_person', '{ person: dana }', '{ person: ▶dan }', /Did you mean dana/],
  ['unknown_rotation', '{ person: dana }', '{ rotation: ▶op }', /Did you mean ops/],
  ['unknown_channel', '{ person: dana }', '{ webhook: ▶sms }', /There are: pager/],
  ['unknown_channel', '{ person: dana }', '{ channel: ▶sms }', /There are: pager/],
  ['slack_id_missing', 'pager: { kind: webhook', 'pager: { kind: slack', /slack: U012AB3CD/],
  [
    'tracker_of_a_person',
    'pager: { kind: webhook',
    'pager: { kind: jira',
    /ask the tracker by a target: { channel: pager }/,
  ],
  ['channel_of_other_kind', '{ person: dana }', '{ channel: ▶pager }', /Write { webhook: pager }/],
  ['unknown_key', '{ person: dana }', '{ person: dana, ▶group: ops }', /person/],
  ['unknown_calendar', '5m, calendar: office', '5m, calendar: ▶ofice', /Did you mean office/],
  ['calendar_never_open', 'calendar: office, cover', 'calendar: ▶never, cover', /never be there/],
  ['calendar_never_open', '5m, calendar: office', '5m, calendar: ▶never', /wait for ever.*all time counts/],
  ['invalid_duration', 'within: 5m', 'within: ▶5', /45s, 5m, 2h/],
  ['invalid_value', 'within: 5m', 'within: ▶2400000000h', /8760h/],
  ['invalid_value', 'resolve_within: 1h', 'resolve_within: ▶8761h', /8760h/],
  [
    'invalid_value',
    'targets: [{ person: dana }]',
    `targets: ▶[${Array.from({ length: 21 }, () => '{ person: dana }').join(', ')}]`,
    /20 targets at most/,
  ],
  ['missing_key', ', acknowledge_within: 5m', '', /"acknowledge_within" is missing/],
  ['missing_key', ' resolve_within: 1h,', '', /"resolve_within" is missing/],
  [
    'missing_consequence',
    ', if_unanswered: { rotation: ops }',
    '',
    /nobody has acknowledged.*Add if_unanswered/,
  ],
  ['nobody_to_tell', '{ rotation: ops }', '{ rotation: ▶nobody }', /nobody would hear/],
  ['unknown_rotation', '{ rotation: ops }', '{ rotation: ▶opps }', /Did you mean ops/],
  [
    'invalid_value',
    'levels: [{ targets: [{ person: dana }], acknowledge_within: 5m, calendar: office }]',
    'levels: ▶[]',
    /one level/,
  ],
  ['invalid_value', 'resolve_within', 'repeat: ▶10, resolve_within', /0 to 9/],
  ['invalid_value', 'acknowledge_within', 'acknowledge: ▶most, acknowledge_within', /any, all/],
  ['invalid_name', 'escalations: { help', 'escalations: { ▶help me', /letters, digits and hyphens/],
];

it('the ladders without a mistake have no problem', () => {
  expect(problemsOf(withLadders())).toEqual([]);
});

it.each(CASES)('%s is told: %s -> %s', (code, part, mistake, told) => {
  expectTold(withLadders(part, mistake), code, told);
});

it('what is wrong in several blocks is told at once', () => {
  const text = withLadders('people: [dana], zone', 'people: [eli], zone')
    .replace('channel: pager', 'channel: sms')
    .replace('5m, calendar: office', '5m, calendar: never')
    .replace('{ rotation: ops }', '{ rotation: nobody }');
  expect(problemsOf(text).map(({ code }) => code)).toEqual([
    'unknown_channel',
    'unknown_person',
    'calendar_never_open',
    'nobody_to_tell',
  ]);
});
