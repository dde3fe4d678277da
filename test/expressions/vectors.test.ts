import { evaluate, parseExpression, type Scope } from '../../src/expressions';

const truth = (text: string, scope: Scope): boolean => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return evaluate(parsed.expression, scope);
};

const task: Scope = {
  language: 'fr',
  tier: 'gold',
  level: 3,
  ratio: 0.5,
  vip: true,
  gone: null,
  tags: ['refund', 'late'],
  levels: [1, 2],
  email: 'jo@example.org',
  routing: { skills: ['billing', 'sso'], levels: { billing: 4 } },
  calls: [{ from: '+33612345678' }],
  phone: '5',
};

const rows: [what: string, expression: string, expected: boolean][] = [
  ['equal texts', 'language == "fr"', true],
  ['a single = compares', 'language = "fr"', true],
  ['single quotes', "language == 'fr'", true],
  ['comparison minds case', 'language == "FR"', false],
  ['unequal texts', 'language != "en"', true],
  ['numbers in order', 'level > 2', true],
  ['a bound belongs to >=', 'level >= 3', true],
  ['a bound does not belong to >', 'level > 3', false],
  ['<= and <', 'level <= 3 AND level < 4', true],
  ['floats', 'ratio == 0.5', true],
  ['negative numbers', 'level > -1', true],
  ['booleans', 'vip == true', true],
  ['texts in order', 'language < "ga"', true],
  ['1==1 is always true', '1==1', true],
  ['1=1 is always true', '1=1', true],
  ['CONTAINS finds a substring', 'email CONTAINS "@example.org"', true],
  ['CONTAINS on an array is false', 'tags CONTAINS "refund"', false],
  ['HAS finds an item', 'tags HAS "refund"', true],
  ['HAS finds numbers', 'levels HAS 2', true],
  ['HAS on a scalar is false', 'language HAS "fr"', false],
  ['IN a literal list', 'tier IN ["gold","vip"]', true],
  ['IN an attribute', '"sso" IN routing.skills', true],
  ['IN with two scalars is false', 'tier IN "gold"', false],
  ['NOT IN', 'tier NOT IN ["basic"]', true],
  ['NOT IN with two scalars is false', 'tier NOT IN "basic"', false],
  ['a scalar operator on an array is false', 'tags == "refund"', false],
  ['!= on an array is false, too', 'tags != "vip"', false],
  ['a missing attribute is null', 'missing == null', true],
  ['a null attribute is null', 'gone == null', true],
  ['!= null says present', 'language != null', true],
  ['!= null of a missing one', 'missing != null', false],
  ['a missing attribute differs from any text', 'missing != "a"', true],
  ['null is not ordered', 'missing < 5 OR missing > 5', false],
  ['a number is not its text', 'phone == 5', false],
  ['a number and a text are not ordered', 'phone > 4 OR phone < 6', false],
  ['a path into an object', 'routing.levels.billing >= 3', true],
  ['Flex skills', 'routing.skills HAS "billing" AND routing.levels.billing >= 3', true],
  ['an array index', 'tags[1] == "late"', true],
  ['an index past the end is null', 'tags[7] == null', true],
  ['a name after an index', 'calls[0].from CONTAINS "+336"', true],
  ['a path through a scalar is null', 'language.length == null', true],
  ['inherited properties are no attributes', 'constructor == null AND routing.toString == null', true],
  ['AND binds before OR', 'language == "fr" OR language == "fr" AND level == 9', true],
  ['parentheses bind first', '(language == "fr" OR language == "fr") AND level == 9', false],
  ['keywords in lower case', 'tier in ["gold"] and level == 3 or 1 == 2', true],
  ['keywords may be names behind a dot', 'routing.in == null', true],
  ['a name may begin with a keyword', 'inside == null AND order == null', true],
  ['a quoted left operand names an existing attribute', '"language" == "fr"', true],
  ['a quoted left operand is a text otherwise', '"english" == "english"', true],
  ['an object is no scalar', 'routing == "x" OR routing != "x"', false],
  ['a backslash escapes a quote', String.raw`'a"b' == "a\"b"`, true],
  ['a lone backslash is itself', String.raw`"a\b" == "a\\b"`, true],
  ['line breaks are white space', 'level == 3\n  AND vip == true', true],
];

test.each(rows)('%s: %s is %s', (_what, expression, expected) => {
  expect(truth(expression, task)).toBe(expected);
});

test('a target expression reads task and worker by their prefix', () => {
  const scope: Scope = {
    task: { language: 'fr' },
    worker: { languages: ['fr', 'en'], channel: { chat: { assigned_tasks: 1 } } },
  };
  const expression = 'task.language IN worker.languages AND worker.channel.chat.assigned_tasks < 2';
  expect(truth(expression, scope)).toBe(true);
});

test('skip_if counts are read by the same language', () => {
  expect(truth('workers.available == 0', { workers: { available: 0 } })).toBe(true);
});
