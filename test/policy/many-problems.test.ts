import { inReadingOrder } from '../../src/policy/problem';
import { EXAMPLE, exampleWith, problemsOf, takeMark } from './example';

it('a policy without a mistake has no problem', () => {
  expect(problemsOf(EXAMPLE)).toEqual([]);
});

it('five mistakes give five messages, in reading order, each with a place, a path and a way out', () => {
  const text = exampleWith('default: free', 'default: gold')
    .replace('note: {}', 'note: { vlaues: [a] }')
    .replace('night: { agents: 1==1', 'night: { agents: 1==')
    .replace('queue: second, accept_within: 2m', 'queue: secnd, accept_within: 2m')
    .replace('accept_within: 90s', 'accept_within: 90');
  const problems = problemsOf(text);
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ['default_not_allowed', 'attributes.tier.default'],
    ['unknown_key', 'attributes.note.vlaues'],
    ['invalid_expression', 'queues.night.agents'],
    ['unknown_queue', 'routes[0].steps[2].queue'],
    ['invalid_duration', 'routes[1].steps[0].accept_within'],
  ]);
  expect(inReadingOrder(problems)).toEqual(problems);
  for (const problem of problems) {
    expect(problem).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    expect(problem.message).toMatch(/\.$/);
    expect(problem.fix).toMatch(/[.?]$/);
  }
});

it.each([
  ['', 'wrong_type'],
  ['just words', 'wrong_type'],
  ['- a\n- b', 'wrong_type'],
  ['a: [', 'yaml_syntax'],
  ['a: 1\n---\nb: 2', 'yaml_syntax'],
  ['name: &a [*a]', 'yaml_syntax'],
  ['name: *nowhere', 'yaml_syntax'],
])('a text that is no policy is told so: %j', (text, code) => {
  expect(problemsOf(text).map((problem) => problem.code)).toContain(code);
});

it('aliases that would fill the memory are refused', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
  );
  expect(problemsOf(`l0: &l0 x\n${bomb.join('\n')}`).map(({ code }) => code)).toEqual(['yaml_syntax']);
});

it('a line that breaks the YAML is told once, with the usual reason', () => {
  const text = exampleWith('when: seats > 100', 'when: tier IN ["free"]');
  expect(problemsOf(text)).toMatchObject([
    { code: 'yaml_syntax', fix: expect.stringContaining('single quotes') },
  ]);
});

it('a mistake behind an anchor is shown where it stands', () => {
  const { text, line, column } = takeMark(
    exampleWith(
      '    steps: [{ queue: second, accept_within: 90s }]',
      '    steps: &s [{ queue: ▶secnd, accept_within: 90s }]',
    ).replace('steps: [{ queue: second, accept_within: 5m }]', 'steps: *s'),
  );
  expect(problemsOf(text).map((problem) => [problem.path, problem.line, problem.column])).toEqual([
    ['routes[1].steps[0].queue', line, column],
    ['default_route.steps[0].queue', line, column],
  ]);
});

describe('a mistake inside an expression is shown at its character', () => {
  it.each([
    ['plain', 'when: tier == "free" ▶ANDD note == "x"'],
    ['in single quotes', `when: 'note == "it''s" ▶ANDD tier == "free"'`],
    ['in double quotes', 'when: "note == \\"x\\" ▶ANDD tier == \\"free\\""'],
    ['over two plain lines', 'when: tier == "free"\n      ▶ANDD note == "x"'],
    ['folded', 'when: >-\n      tier == "free"\n      AND note == "x"\n      ▶ANDD note == "y"'],
    ['literal', 'when: |\n      tier == "free"\n        ▶ANDD note == "x"'],
    ['folded, with a comment at its head', 'when: > # why\n      tier == "free" ▶ANDD note == "x"'],
  ])('%s', (_, when) => {
    const marked = exampleWith('when: tags HAS "sso" OR note CONTAINS "sso"', when);
    const { text, line, column } = takeMark(marked);
    expect(problemsOf(text).map((problem) => [problem.code, problem.line, problem.column])).toEqual([
      ['invalid_expression', line, column],
    ]);
  });
});
