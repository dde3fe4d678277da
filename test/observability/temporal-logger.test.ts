import type { LogFields } from '../../src/observability/log-fields';
import { createTemporalLogger } from '../../src/observability/temporal-logger';

test('identifiers of Temporal’s log lines are kept, anything else is left out', () => {
  const lines: [string, LogFields, string][] = [];
  const at = (level: string) => (fields: LogFields, message: string) =>
    void lines.push([level, fields, message]);
  const logger = createTemporalLogger({
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  });
  logger.trace('polling');
  logger.log('WARN', 'Activity failed', {
    workflowId: 'interaction-1',
    attempt: 3,
    args: [{ name: 'Ana' }],
    error: new Error('boom'),
  });
  expect(lines).toEqual([
    ['debug', {}, 'polling'],
    ['warn', { workflowId: 'interaction-1', attempt: '3', err: new Error('boom') }, 'Activity failed'],
  ]);
});
