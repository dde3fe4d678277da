import { HEARTBEAT_LATE_MS, HEARTBEAT_WATERMARK, type OpenFinding } from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import { eventLogWatermark, LATE_AFTER_MS } from '../../domain/reconciliation';
import { RecordsUnavailableError } from '../../records/port';
import type { ReconciliationHealth } from '../contract/health';
import { DeadlineError, within } from '../deadline';
import type { ApiRecords } from '../deps';
import type { Operation, OperationDeps } from '../interactions/call';
import { scheduleHealth } from './schedule-health';

const ANSWER_WITHIN_MS = 5_000;
/** Whoever has more findings has one cause, and sees it in the first. */
const MOST_SHOWN = 1_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const isoOf = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const shown = ({ since, ...finding }: OpenFinding) => ({ ...finding, since: new Date(since).toISOString() });

/** One that is still to come is of a clock that was wrong, and says nothing. */
const isWithin = (at: Instant | null, ms: number, now: Instant): boolean =>
  at !== null && Math.abs(now - at) <= ms;

async function fromRecords({ inbox, watermarks, findings }: ApiRecords, workspaceSid: string, now: Instant) {
  const [watermark, heartbeat, lastHour, lastDay, open, repairsLastDay] = await Promise.all([
    watermarks.read(eventLogWatermark(workspaceSid)),
    watermarks.read(HEARTBEAT_WATERMARK),
    inbox.foundInLog(now - HOUR_MS),
    inbox.foundInLog(now - DAY_MS),
    findings.open(MOST_SHOWN),
    findings.repairs(now - DAY_MS),
  ]);
  return { watermark, heartbeat, found: { lastHour, lastDay }, findings: open.map(shown), repairsLastDay };
}

async function health({ records, upkeep, twilio, now }: OperationDeps): Promise<ReconciliationHealth> {
  const at = now();
  const [reading, auditing, releasing, known] = await Promise.all([
    scheduleHealth(upkeep, 'reconciliation'),
    scheduleHealth(upkeep, 'audit'),
    scheduleHealth(upkeep, 'release'),
    within(ANSWER_WITHIN_MS, fromRecords(records, twilio.workspaceSid ?? '', at)),
  ]);
  const { watermark, heartbeat, found, findings, repairsLastDay } = known;
  const isWorking = isWithin(watermark, LATE_AFTER_MS, at) && isWithin(heartbeat, HEARTBEAT_LATE_MS, at);
  return {
    status: isWorking ? 'working' : 'late',
    eventLog: {
      watermark: isoOf(watermark),
      lagSeconds: watermark === null ? null : Math.max(0, Math.round((at - watermark) / 1_000)),
      schedule: reading,
      found,
    },
    audit: { heartbeatAt: isoOf(heartbeat), schedule: auditing, findings, repairsLastDay },
    release: { schedule: releasing },
  };
}

/** `GET /v1/health/reconciliation`: whether lost events are made good, and what is amiss. */
export const createReadReconciliation =
  (deps: OperationDeps): Operation =>
  async () => {
    try {
      return { status: 200, body: await health(deps) };
    } catch (error) {
      if (error instanceof DeadlineError) throw new RecordsUnavailableError({ cause: error });
      throw error;
    }
  };
