import { OutsideError } from '../outside-error';
import { cutText } from '../../domain/cut-text';
import type { JsonObject } from '../../domain/json';
import type { Notification, PagingPort } from './port';
import { post } from './post';

/** An integration "Events API v2" on one of PagerDuty's services. */
export interface PagerDutyChannel {
  /** Where `/v2/enqueue` is: `https://events.pagerduty.com`, or `https://events.eu.pagerduty.com` for the EU region. */
  readonly url: string;
  /** The integration key: 32 characters (PagerDuty, Events API v2, "Send an Alert Event", Parameters). */
  readonly routingKey: string;
}

export interface PagerDutyOptions {
  readonly channels: ReadonlyMap<string, PagerDutyChannel>;
  /** 15 s unless told. */
  readonly timeoutMs?: number;
}

/** Of `payload.summary` (PagerDuty, "Send an Alert Event", Parameters). */
const LONGEST_SUMMARY = 1_024;

const ACTIONS = { acknowledged: 'acknowledge', resolved: 'resolve' } as const;

/**
 * Triggers, acknowledges and resolves alerts (PagerDuty, Events API v2). `dedup_key` is the alert's: a trigger that is
 * repeated becomes a log entry of the open alert, so that it may be repeated when nobody knows whether it came; what is
 * told of an alert that is resolved already is dropped ("Alert De-Duplication"). Nothing is retried here.
 */
export const createPagerDuty = ({ channels, timeoutMs = 15_000 }: PagerDutyOptions): PagingPort => {
  const enqueue = async (channel: string, operation: string, event: JsonObject): Promise<void> => {
    const target = channels.get(channel);
    if (target === undefined) {
      throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
    }
    await post({
      system: 'PagerDuty',
      operation: `${operation} on the channel ${channel}`,
      url: `${target.url}/v2/enqueue`,
      headers: {},
      body: JSON.stringify({ routing_key: target.routingKey, ...event }),
      timeoutMs,
      outcomeOf,
    });
  };
  return {
    send: async (channel, notification) => {
      await enqueue(channel, 'trigger an alert', triggered(notification));
      return { ref: null };
    },
    tell: async (channel, { alert, news }) => {
      // It has no word for them: the incident stays as it is.
      if (news === 'unanswered' || news === 'handed_back') return;
      const event = { dedup_key: alert, event_action: ACTIONS[news] };
      await enqueue(channel, `${ACTIONS[news]} an alert`, event);
    },
  };
};

/** In PagerDuty's Common Event Format. */
function triggered({ id, alert, body }: Notification): JsonObject {
  const { timestamp = null, data } = body;
  const details = (data ?? {}) as JsonObject;
  return {
    event_action: 'trigger',
    dedup_key: alert ?? id,
    client: 'Throughline',
    payload: {
      summary: summaryOf(String(details['text'] ?? '')),
      source: 'throughline',
      severity: 'critical',
      timestamp,
      group: details['ladder'] ?? null,
      class: body['type'] ?? null,
      custom_details: details,
    },
  };
}

/** A policy's text may be empty in one language; a summary may not. */
const summaryOf = (text: string): string =>
  cutText(text, LONGEST_SUMMARY).trim() || 'A customer needs somebody.';

/** 429 and 5xx may be tried again, nothing else (Events API v2 Overview, "Response Codes & Retry Logic"). */
const outcomeOf = (status: number): OutsideError['outcome'] => {
  if (status >= 500 || status === 408) return 'unknown';
  return status === 429 ? 'unavailable' : 'refused';
};
