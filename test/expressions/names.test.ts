import { namesIn, parseExpression, parsePath, pathsIn } from '../../src/expressions';

const names = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return namesIn(parsed.expression);
};

test('each attribute path is named once, in order of appearance', () => {
  const text = '(task.tier == "gold" OR task.tier == worker.tier) AND "sso" IN worker.routing.skills';
  expect(names(text)).toEqual(['task.tier', 'worker.tier', 'worker.routing.skills']);
});

test('an index is part of the path', () => {
  expect(names('a[0].b == c[1]')).toEqual(['a[0].b', 'c[1]']);
});

test('literals name nothing', () => {
  expect(names('1 == 1 AND "language" == "fr"')).toEqual([]);
});

test('a path is parsed by itself', () => {
  expect(parsePath('task.agents[0].sid')).toEqual(['task', 'agents', 0, 'sid']);
  expect(parsePath('task.')).toBeNull();
  expect(parsePath('5')).toBeNull();
});

test('what an expression depends on includes what a quoted left operand would name', () => {
  const parsed = parseExpression('"task.language" == "fr" AND worker.level > 1');
  expect(parsed.ok && pathsIn(parsed.expression)).toEqual([
    ['task', 'language'],
    ['worker', 'level'],
  ]);
});
