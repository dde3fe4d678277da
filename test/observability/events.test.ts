import type { LogFields } from '../../src/observability/log-fields';
import type { Logger } from '../../src/observability/logger';
import { createApiEvents, createWorkerEvents } from '../../src/observability/events';
import { createMetrics } from '../../src/observability/metrics';

const recorder = () => {
  const lines: { level: string; message: string; fields: LogFields }[] = [];
  const at = (level: string) => (fields: LogFields, message: string) =>
    void lines.push({ level, message, fields });
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { logger, lines, registry: createMetrics({ runtime: false }) };
};

const webhook = {
  webhook: 'taskrouter_event',
  outcome: 'delivered',
  status: 204,
  eventType: 'reservation.accepted',
  sids: ['WT1', 'WR1'],
  requestId: 'r-1',
  durationMs: 12,
};

test('a webhook is one log line, one count and one duration', async () => {
  const { logger, lines, registry } = recorder();
  createApiEvents({ logger, registry }).onWebhook(webhook);
  expect(lines).toEqual([
    {
      level: 'debug',
      message: 'A webhook was answered',
      fields: { ...webhook, sids: 'WT1 WR1', event: 'webhook' },
    },
  ]);
  const text = await registry.metrics();
  expect(text).toContain(
    'throughline_webhook_total{webhook="taskrouter_event",outcome="delivered",status="204"} 1',
  );
  expect(text).toContain('throughline_webhook_seconds_bucket{le="0.025",webhook="taskrouter_event"} 1');
  expect(text).toContain('throughline_webhook_seconds_bucket{le="0.01",webhook="taskrouter_event"} 0');
});

test.each([
  [204, 'debug'],
  [403, 'warn'],
  [503, 'error'],
])('a webhook answered with %i is logged as %s', (status, level) => {
  const { logger, lines, registry } = recorder();
  createApiEvents({ logger, registry }).onWebhook({ ...webhook, status });
  expect(lines.map((line) => line.level)).toEqual([level]);
});

test('every worker event counts exactly the labels it logs', async () => {
  const { logger, lines, registry } = recorder();
  const events = createWorkerEvents({ logger, registry });
  events.interactionStarted({ channel: 'chat', interactionId: 'i-1' });
  events.interactionClosed({
    channel: 'chat',
    outcome: 'resolved',
    reason: 'completed',
    interactionId: 'i-1',
  });
  events.factParked({ reason: 'fold_failed', interactionId: 'i-1' });
  events.activityFailed({ activityType: 'createTask', failure: 'outside_unknown', attempt: 1 });
  const counted = (await registry.getMetricsAsJSON()).flatMap((metric) =>
    metric.values.map((value) => `${metric.name} ${value.value} ${JSON.stringify(value.labels)}`),
  );
  expect(counted).toEqual([
    'throughline_interaction_started_total 1 {"channel":"chat"}',
    'throughline_interaction_closed_total 1 {"channel":"chat","outcome":"resolved","reason":"completed"}',
    'throughline_fact_parked_total 1 {"reason":"fold_failed"}',
    'throughline_activity_failed_total 1 {"activityType":"createTask","failure":"outside_unknown"}',
    expect.stringContaining('throughline_undecodable_payload_total 0'),
  ]);
  expect(lines.map((line) => line.fields.event)).toEqual([
    'interaction_started',
    'interaction_closed',
    'fact_parked',
    'activity_failed',
  ]);
});

test('an event that belongs to no interaction is a warning', () => {
  const { logger, lines, registry } = recorder();
  createApiEvents({ logger, registry }).onWebhook({ ...webhook, outcome: 'unknown' });
  expect(lines.map((line) => line.level)).toEqual(['warn']);
});

test('what callers type makes no more than a hundred time series; the rest is counted as other', async () => {
  const { logger, lines, registry } = recorder();
  const { qualityDefect } = createWorkerEvents({ logger, registry });
  for (let n = 0; n < 150; n++) qualityDefect({ source: `source-${n}`, reason: 'missing' });
  const text = await registry.metrics();
  expect(text.match(/throughline_quality_defect_total\{/g)).toHaveLength(101);
  expect(text).toContain('throughline_quality_defect_total{source="other",reason="missing"} 50');
  expect(lines[149]?.fields).toMatchObject({ source: 'source-149' });
});
