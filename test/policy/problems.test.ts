import type { PolicyProblemCode } from '../../src/policy';
import { exampleWith, problemsOf, takeMark } from './example';

type Case = readonly [code: PolicyProblemCode, part: string, mistake: string, told: RegExp];

/** Each mistake is made in the example policy; ▶ marks where the problem must point. */
const CASES: readonly Case[] = [
  ['yaml_syntax', 'values: [en, de]', 'values: [en, de\n    ▶aliases: {}', /Not YAML/],
  ['duplicate_key', 'ring_times: { voice: 15s }', 'ring_times: {}\n▶ring_times: {}', /twice/],
  ['unknown_key', 'required: true', '▶requird: true', /known here: description, type, values/],
  ['unknown_key', 'name: example', 'name: example\n▶nme: x', /known here: name/],
  ['missing_key', 'queue: second, accept_within: 5m', 'queue: second', /"accept_within" is missing/],
  ['missing_key', 'name: example\n', '▶', /"name" is missing/],
  ['wrong_type', '    default: free\n    required: true', '    required: ▶sometimes', /true or false/],
  ['wrong_type', 'base: 10', 'base: ▶ten', /whole number/],
  ['wrong_type', 'steps: [{ queue: second, accept_within: 90s }]', 'steps: ▶second', /list of steps/],
  ['wrong_type', 'priority: 99', 'priority: ▶high', /whole number from 0, or a block/],
  ['wrong_type', 'priority: 99', 'priority: { base: 1, add: ▶all }', /list of rules/],
  ['invalid_value', 'priority: 99', 'priority: ▶-1', /whole number from 0/],
  ['invalid_value', 'type: number', 'type: ▶integer', /Use one of: string, number, boolean, list/],
  ['invalid_name', 'name: sso', 'name: ▶sso route', /letters, digits and hyphens/],
  ['invalid_name', 'note: {}', '▶no-te: {}', /underscores/],
  ['invalid_name', 'en: Sorry.', '▶english: Sorry.', /language tag/],
  ['invalid_duration', 'accept_within: 90s', 'accept_within: ▶90', /45s, 5m, 2h/],
  ['invalid_duration', 'accept_within: 90s', 'accept_within: ▶0s', /at least one second/],
  ['invalid_value', 'voice: 15s', 'voice: ▶25h', /24h at most/],
  ['invalid_duration', 'voice: 15s', 'voice: ▶soon', /45s, 5m, 2h/],
  ['missing_default_route', 'default_route:', 'other_route:', /takes every request/],
  [
    'ending_not_available',
    'message: { en: Sorry., de: Leider. }',
    'message: { en: x }\n  ▶voicemail: yes',
    /"voicemail" .*until it exists/,
  ],
  [
    'ending_not_available',
    'ending:\n      message: { de-AT: Servus., fr: Pardon. }',
    'ending: ▶callback',
    /"callback".*until/,
  ],
  ['missing_ending', 'ending:\n  message: { en: Sorry., de: Leider. }\n', '', /does not say what happens/],
  ['reserved_name', 'note: {}', '▶throughline: {}', /taken/],
  ['reserved_name', 'note: {}', '▶channel: {}', /every request has it/],
  ['reserved_name', 'night: {', '▶everyone: {', /taken/],
  ['reserved_name', 'name: sso', 'name: ▶agent', /taken/],
  ['duplicate_name', 'name: sso', 'name: ▶Enterprise-Chat', /stands above/],
  ['value_of_wrong_type', 'values: [en, de]', 'values: [en, de, ▶7]', /in quotes: "7"/],
  ['alias_clash', 'de: [german]', 'de: [german, ▶EN]', /EN stands for en already/],
  [
    'alias_clash',
    'business: [pro, team]',
    'business: [pro, team]\n      enterprise: [▶Pro]',
    /for business already/,
  ],
  ['alias_clash', 'values: [en, de]', 'values: [en, de, ▶DE]', /twice/],
  ['value_not_allowed', 'de: [german]', '▶fr: [french]', /no value of language/],
  ['default_not_allowed', 'default: free', 'default: ▶gold', /free, business, enterprise/],
  ['default_not_allowed', 'default: []', 'default: ▶sso', /list/],
  [
    'unknown_queue',
    'queue: second, accept_within: 90s',
    'queue: ▶secnd, accept_within: 90s',
    /Did you mean second/,
  ],
  [
    'unknown_queue',
    'ring_times:',
    'transfer_to_agent: { fallback: ▶nobody }\nring_times:',
    /no queue "nobody"/,
  ],
  [
    'no_open_queue',
    '[{ queue: second, accept_within: 90s }]',
    '▶[{ queue: night, accept_within: 90s }]',
    /closed/,
  ],
  [
    'route_too_long',
    '[{ queue: second, accept_within: 90s }]',
    '▶[{ queue: second, accept_within: 335h }]',
    /two weeks/,
  ],
  [
    'unreachable_route',
    '- name: sso\n    when: tags HAS "sso" OR note CONTAINS "sso"',
    '- ▶name: sso\n    when: (channel == "chat") AND tier=="enterprise"',
    /same condition/,
  ],
  [
    'unreachable_route',
    '- name: sso',
    '- { name: all, steps: [{ queue: first, accept_within: 1s }] }\n  - ▶name: sso',
    /no condition/,
  ],
  ['invalid_expression', 'when: tags HAS "sso" OR', 'when: tags HAS "sso" ▶ORR', /OR/],
  ['invalid_expression', 'skills HAS "second" OR skills HAS "first"', 'skills ▶HAZ "second"', /HAS/],
  ['wrong_name_in_expression', 'when: tags HAS', 'when: ▶task.tags HAS', /bare: tags/],
  ['wrong_name_in_expression', 'OR skills HAS', 'OR ▶worker.skills HAS', /bare: skills/],
  ['wrong_name_in_expression', 'task.language IN', '▶language IN', /task.language.*worker.language/],
  ['wrong_name_in_expression', 'OR note CONTAINS "sso"', `OR ▶"api" IN tags`, /in quotes on the left/],
  ['undeclared_attribute', 'OR note CONTAINS', 'OR ▶nte CONTAINS', /Did you mean note/],
  ['undeclared_attribute', 'task.language IN', '▶task.langage IN', /Did you mean language/],
  ['undeclared_attribute', 'seats > 100', '▶seets > 100', /Did you mean seats/],
  [
    'value_not_allowed',
    'when: tier == "enterprise", points',
    'when: ▶tier == "enterprize", points',
    /Did you mean enterprise/,
  ],
  [
    'value_not_allowed',
    'channel == "chat"',
    '▶channel IN ["chat", "fax"]',
    /voice, chat, sms, whatsapp, email/,
  ],
  ['value_not_allowed', 'seats > 100', '▶seats > "100"', /Compare seats with a number/],
  ['comparison_never_true', 'when: tags HAS "sso" OR', 'when: ▶tags == "sso" OR', /tags HAS/],
  ['comparison_never_true', 'when: tags HAS "sso" OR', 'when: ▶tier == null OR', /has a default/],
  ['comparison_never_true', 'when: tags HAS "sso" OR', 'when: ▶tier HAS "free" OR', /use == or IN/],
  ['comparison_never_true', 'OR note CONTAINS', 'OR ▶seats CONTAINS', /no text/],
];

const withoutMark = (text: string) => (text.includes('▶') ? takeMark(text) : { text });

it.each(CASES)('%s is told: %s -> %s', (code, part, mistake, told) => {
  const { text, ...place } = withoutMark(exampleWith(part, mistake));
  const problems = problemsOf(text);
  const inWords = problems.map((problem) => ({ ...problem, told: `${problem.message} ${problem.fix}` }));
  expect(inWords).toContainEqual(
    expect.objectContaining({ code, ...place, told: expect.stringMatching(told) }),
  );
});
