import { createRouteTable } from '../../src/emulator/http/route-table';
import type { Operation } from '../../src/emulator/http/operation';

const operation = (method: Operation['method'], path: string): Operation => ({
  name: `${method} ${path}`,
  method,
  path,
  handle: () => ({ status: 204 }),
});

const routes = createRouteTable([
  operation('GET', '/Queues/:sid'),
  operation('POST', '/Queues/:sid'),
  operation('GET', '/Queues/Statistics'),
  operation('GET', '/Queues/:queueSid/Members/:sid.json'),
  operation('GET', '/Queues/:queueSid/Members.json'),
]);

const found = (method: string, path: string) => {
  const match = routes.find(method, path);
  return match.kind === 'operation' ? [match.operation.name, match.path] : match.kind;
};

test('a segment spelled out goes before a parameter, whichever was registered first', () => {
  expect(found('GET', '/Queues/Statistics')).toEqual(['GET /Queues/Statistics', {}]);
  expect(found('GET', '/Queues/Q1')).toEqual(['GET /Queues/:sid', { sid: 'Q1' }]);
});

test('a parameter may be followed by a suffix, and paths of one beginning keep their own names', () => {
  expect(found('GET', '/Queues/Q1/Members/M1.json')).toEqual([
    'GET /Queues/:queueSid/Members/:sid.json',
    { queueSid: 'Q1', sid: 'M1' },
  ]);
  expect(found('GET', '/Queues/Q1/Members.json')).toEqual([
    'GET /Queues/:queueSid/Members.json',
    { queueSid: 'Q1' },
  ]);
  expect(found('GET', '/Queues/Q1/Members/M1')).toBe('no-path');
  expect(found('GET', '/Queues/Q1/Members/.json')).toBe('no-path');
});

test('parameters are decoded, and an end of the path by a slash is none', () => {
  expect(found('GET', '/Queues/a%2Fb%20c/')).toEqual(['GET /Queues/:sid', { sid: 'a/b c' }]);
});

test('a path of another method is told from one that does not exist', () => {
  expect(found('DELETE', '/Queues/Q1')).toBe('wrong-method');
  expect(found('GET', '/Queues')).toBe('no-path');
  expect(found('GET', '/Queues/Q1/Nonsense')).toBe('no-path');
});

test('spelled out for another method only, a segment is not taken for a parameter', () => {
  expect(found('POST', '/Queues/Statistics')).toBe('wrong-method');
});
