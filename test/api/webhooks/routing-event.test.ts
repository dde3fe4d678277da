import fc from 'fast-check';
import { readTaskAttributes, toRoutingEvent } from '../../../src/api/webhooks/routing-event';

const form = (attributes: string) => ({
  EventType: 'task.created',
  AccountSid: `AC${'a'.repeat(32)}`,
  WorkspaceSid: `WS${'a'.repeat(32)}`,
  TaskSid: `WT${'a'.repeat(32)}`,
  Timestamp: '1767225600',
  TaskAttributes: attributes,
});

const of = (attributes: unknown) => toRoutingEvent('task.created', form(JSON.stringify(attributes)));

test('a JSON object comes back as it was written', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        fc.jsonValue(),
      ),
      (attributes) => {
        const text = JSON.stringify(attributes).replaceAll('"__proto__"', '"proto"');
        expect(JSON.stringify(readTaskAttributes(text))).toBe(JSON.stringify(JSON.parse(text)));
      },
    ),
  );
});

test('no text at all makes it fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { event, task } = toRoutingEvent('task.created', form(text));
      expect(event.taskSid).toBe(task.taskSid);
      expect(Object.getPrototypeOf(task.attributes)).toBe(Object.prototype);
    }),
  );
});

test.each([
  ['text', 'redacted'],
  ['a list', '[1]'],
  ['null', 'null'],
  ['nothing', ''],
  ['unfinished', '['.repeat(45_000)],
  ['nested too deep to be walked', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
])('attributes that are %s count as none', (_what, text) => {
  expect(readTaskAttributes(text)).toEqual({});
});

test('__proto__ is dropped at every depth', () => {
  const attributes = readTaskAttributes('{"a":{"__proto__":{"x":1},"b":2},"__proto__":{"y":1}}');
  expect(attributes).toEqual({ a: { b: 2 } });
  expect((attributes['a'] as { x?: number }).x).toBeUndefined();
  expect(({} as { x?: number; y?: number }).y).toBeUndefined();
});

test.each([
  ['an object', {}],
  ['a number', 7],
  ['blank', ''],
  ['a query', "x' OR '1'='1"],
  ['a path', '../../etc'],
  ['very long', 'x'.repeat(200)],
])('an interaction id or leg id that is %s counts as none', (_what, id) => {
  const { event, task } = of({ throughline: { interactionId: id, legId: id } });
  expect([task.interactionId, event.legId]).toEqual([null, null]);
});

test.each([
  ['a uuid', '5f1c2d9e-6a1b-5c3d-8e4f-0123456789ab'],
  ['a call', `CA${'1'.repeat(32)}`],
  ['a task', `WT${'1'.repeat(32)}`],
])('%s is an interaction id', (_what, id) => {
  const { event, task } = of({ throughline: { interactionId: id, legId: `${id}.12` } });
  expect([task.interactionId, event.legId]).toEqual([id, `${id}.12`]);
});

test.each([
  ['throughline is text', { throughline: 'x' }],
  ['throughline is a list', { throughline: [] }],
])('%s: none of our keys', (_what, attributes) => {
  expect(of(attributes).task).toMatchObject({ interactionId: null, attributes });
});
