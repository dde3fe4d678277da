import { Histogram, type Registry } from 'prom-client';
import { defineEvent } from './define-event';
import type { LogFields } from './log-fields';
import type { Logger } from './logger';

export interface EventsDeps {
  readonly logger: Logger;
  readonly registry: Registry;
}

/** A webhook that was answered. `outcome` says what became of its news, or why there was none. */
export interface FinishedWebhook {
  readonly webhook: string;
  readonly outcome: string;
  readonly status: number;
  readonly eventType: string | null;
  readonly sids: readonly string[];
  readonly requestId: string;
  readonly durationMs: number;
}

/** A call of the API that was answered. */
export interface FinishedRequest {
  readonly operation: string;
  readonly status: number;
  readonly code: string | null;
  readonly principal: string | null;
  readonly requestId: string;
  readonly durationMs: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Ours to repair is an error, the caller's and an event that belongs nowhere a warning, the rest daily business. */
const levelOfStatus = ({ status, outcome }: LogFields): 'error' | 'warn' | 'debug' => {
  if (typeof status !== 'number' || status >= 500) return 'error';
  return status >= 400 || outcome === 'unknown' ? 'warn' : 'debug';
};

/** The business events of the API process. */
export const createApiEvents = (deps: EventsDeps) => {
  const { registry } = deps;
  const webhook = defineEvent(deps, {
    name: 'webhook',
    what: 'A webhook was answered',
    labels: ['webhook', 'outcome', 'status'],
    level: levelOfStatus,
  });
  const request = defineEvent(deps, {
    name: 'request',
    what: 'A call of the API was answered',
    labels: ['operation', 'status', 'code'],
    level: levelOfStatus,
  });
  const unexpected = defineEvent(deps, {
    name: 'unexpected_error',
    what: 'Something failed that should not',
    labels: [],
    level: 'error',
  });
  const webhookSeconds = new Histogram({
    name: 'throughline_webhook_seconds',
    help: 'How long webhooks took to answer',
    labelNames: ['webhook'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    onWebhook: ({ sids, ...report }: FinishedWebhook): void => {
      webhookSeconds.observe({ webhook: report.webhook }, report.durationMs / 1_000);
      webhook({ ...report, sids: sids.join(' ') });
    },
    onRequest: (report: FinishedRequest): void => request(report),
    onError: (err: unknown, requestId: string): void => unexpected({ err, requestId }),
  };
};

/** The business events of the worker process. */
export const createWorkerEvents = (deps: EventsDeps) => ({
  interactionStarted: defineEvent(deps, {
    name: 'interaction_started',
    what: 'An interaction was started',
    labels: ['channel'],
    level: 'info',
  }),
  interactionClosed: defineEvent(deps, {
    name: 'interaction_closed',
    what: 'An interaction reached its outcome',
    labels: ['channel', 'outcome', 'reason'],
    level: 'info',
  }),
  factParked: defineEvent(deps, {
    name: 'fact_parked',
    what: 'A fact that could not be used was set aside',
    labels: ['reason'],
    level: 'error',
  }),
  qualityDefect: defineEvent(deps, {
    name: 'quality_defect',
    what: 'An attribute of a request was missing or wrong and was replaced',
    labels: ['source', 'reason'],
    level: 'info',
  }),
  activityFailed: defineEvent(deps, {
    name: 'activity_failed',
    what: 'An activity failed',
    labels: ['activityType', 'failure'],
    level: 'warn',
  }),
  undecodablePayload: defineEvent(deps, {
    name: 'undecodable_payload',
    what: 'A payload could not be decoded and was replaced by a tombstone',
    labels: [],
    level: 'error',
  }),
});

export type WorkerEvents = ReturnType<typeof createWorkerEvents>;
