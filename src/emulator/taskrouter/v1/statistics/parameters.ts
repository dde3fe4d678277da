import { STATISTICS_KEPT_FOR, type CumulativeParameters } from '../../../../taskrouter-engine';
import type { Emulator } from '../../../emulator';
import { given, type Parameters } from '../../../http/parameters';

/** Twilio's debugger says so of statistics that are asked for too late; the answer has the general code 20001. */
const STATISTICS_TOO_OLD = 14241;

/** The interval, and what to split by. Throws TwilioError. */
export function cumulativeParameters(
  { engine, alerts }: Emulator,
  query: Parameters,
): Omit<CumulativeParameters, 'taskChannel'> {
  const startDate = query.date('StartDate');
  if (startDate !== undefined && startDate < engine.now() - STATISTICS_KEPT_FOR) {
    alerts.raise(engine.now(), STATISTICS_TOO_OLD, 'Statistics were asked for from more than 30 days ago');
  }
  const thresholds = query.list('SplitByWaitTime') ?? [];
  return given({
    startDate,
    endDate: query.date('EndDate'),
    minutes: query.whole('Minutes'),
    splitByWaitTime: thresholds.length === 0 ? undefined : thresholds,
  });
}

/** What narrows statistics of every kind. */
export const channelParameter = (query: Parameters) => given({ taskChannel: query.filled('TaskChannel') });
