import { Writable } from 'node:stream';
import fc from 'fast-check';
import { scrub } from '../../src/observability/describe-error';
import type { LogFields } from '../../src/observability/log-fields';
import { createLogger } from '../../src/observability/logger';

const capture = () => {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = createLogger({ level: 'debug', process: 'api', destination });
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

test('a line has time, level, process, message and the allowed fields', () => {
  const { logger, parsed } = capture();
  logger.info({ interactionId: 'i-1', attempt: 2 }, 'Something happened');
  expect(parsed()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      process: 'api',
      interactionId: 'i-1',
      attempt: 2,
      msg: 'Something happened',
    },
  ]);
});

test('whatever field is not allowed never reaches a line, only its name', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('attributes', 'name', 'address', 'from', 'token', 'body'),
      fc.uuid(),
      (name, value) => {
        const { logger, lines, parsed } = capture();
        logger.info({ [name]: value } as LogFields, 'x');
        logger.info({ [name]: { deep: value } } as LogFields, 'x');
        logger.info({ reason: { deep: value } } as unknown as LogFields, 'x');
        expect(lines.join('')).not.toContain(value);
        expect(parsed().map((line) => line.dropped)).toEqual([[name], [name], ['reason']]);
      },
    ),
    { numRuns: 20 },
  );
});

test('an error is logged with kind, codes, cause and frames, without what it quotes of people', () => {
  const { logger, lines, parsed } = capture();
  const cause = new Error('GET https://x: Bearer abc.def refused');
  const error = Object.assign(new Error("The 'To' number +1 (415) 555-0100 is not valid", { cause }), {
    code: 21211,
    status: 400,
    request: { body: 'secret' },
  });
  logger.error({ err: error }, 'A call failed');
  const [line] = parsed();
  expect(line?.err).toMatchObject({
    type: 'Error',
    code: 21211,
    status: 400,
    message: "The 'To' number <number> is not valid",
    cause: { message: 'GET https://x: Bearer <token> refused' },
  });
  expect((line?.err as { stack: string }).stack).toMatch(/^\s+at /);
  expect(lines.join('')).not.toMatch(/415|secret|abc\.def/);
});

test.each([
  ['write to ana.lopez+x@example.co.uk today', 'write to <address> today'],
  ['call 0041 44 668 18 00.', 'call <number>.'],
  ['task WT00000000000000000000000000000001 is gone', 'task WT00000000000000000000000000000001 is gone'],
  ['connect ECONNREFUSED 127.0.0.1:7233', 'connect ECONNREFUSED 127.0.0.1:7233'],
])('%s', (given, scrubbed) => {
  expect(scrub(given)).toBe(scrubbed);
});
