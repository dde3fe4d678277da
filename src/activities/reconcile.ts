import { heartbeat } from '@temporalio/activity';
import type { EventLogPort, LogEntry } from '../adapters/taskrouter/port';
import { FATE, type EventFate } from '../domain/delivery';
import type { Instant } from '../domain/json';
import { eventLogWatermark, spansToRead, type Reconciled, type Span } from '../domain/reconciliation';
import { GatewayError, type InteractionGateway } from '../gateway/port';
import type { EventInbox, InboxEvent, Watermarks } from '../records/port';
import { inLanes } from './lanes';
import { withFailures } from './to-failure';

/** What the schedules do. Each throws ApplicationFailure when it could not do all of it; nothing is lost by that. */
export interface ReconcileActivities {
  /** Reads TaskRouter's event log on from where it was read before, and delivers what no webhook brought. */
  reconcileEvents(input: { readonly now: Instant }): Promise<Reconciled>;
}

export interface ReconcileDependencies {
  readonly accountSid: string;
  readonly workspaceSid: string;
  readonly eventLog: EventLogPort;
  readonly inbox: Pick<EventInbox, 'missingOf' | 'store'>;
  readonly watermarks: Watermarks;
  readonly gateway: Pick<InteractionGateway, 'deliver'>;
  /** An event that a fault of ours kept from its interaction. Must not throw. */
  readonly onUndeliverable: (error: unknown, entry: Pick<LogEntry, 'type' | 'key'>) => void;
}

/** Deliveries at one time; of one task always in order. */
const LANES = 8;

export const createReconcileActivities = (deps: ReconcileDependencies): ReconcileActivities =>
  withFailures({
    reconcileEvents: async ({ now }: { readonly now: Instant }) => {
      const name = eventLogWatermark(deps.workspaceSid);
      const reached = await deps.watermarks.read(name);
      const tally = new Tally();
      let watermark = reached ?? now;
      for (const span of spansToRead(reached, now)) {
        const missed = await missedIn(deps, span, tally);
        await inLanes(missed, LANES, taskOf, async (entry) => {
          const fate = await deliver(deps, entry, tally);
          await deps.inbox.store(toInboxEvent(deps, entry, fate, now));
          tally.missed[fate] += 1;
          heartbeat();
        });
        watermark = await deps.watermarks.advance(name, span.to);
      }
      const { pages, read, failed } = tally;
      return { watermark, pages, read, missed: tally.missed, failed };
    },
  });

class Tally {
  pages = 0;
  read = 0;
  failed = 0;
  readonly missed: Record<EventFate, number> = { signalled: 0, stored: 0, late: 0, unknown: 0 };
}

const taskOf = ({ news, key }: LogEntry): string => news?.event.taskSid ?? key;

/** What the inbox never saw of a span, the oldest first. */
async function missedIn(deps: ReconcileDependencies, span: Span, tally: Tally): Promise<LogEntry[]> {
  const missed = new Map<string, LogEntry>();
  for await (const page of deps.eventLog.readEventLog(span)) {
    tally.pages += 1;
    tally.read += page.length;
    const entries = new Map(page.map((entry) => [entry.key, entry]));
    for (const key of await deps.inbox.missingOf(deps.accountSid, [...entries.keys()])) {
      missed.set(key, entries.get(key)!);
    }
    heartbeat();
  }
  return [...missed.values()].sort((a, b) => a.at - b.at);
}

/**
 * Delivers what the webhook would have. While Temporal is away nothing may be said to be made good, so that is thrown;
 * an event that only a fault of ours keeps back must not keep all others back with it.
 */
async function deliver(deps: ReconcileDependencies, entry: LogEntry, tally: Tally): Promise<EventFate> {
  if (entry.news === null) return 'stored';
  try {
    return FATE[await deps.gateway.deliver(entry.news.event, entry.news.task)];
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    tally.failed += 1;
    deps.onUndeliverable(error, entry);
    return 'unknown';
  }
}

const toInboxEvent = (
  { accountSid, workspaceSid }: ReconcileDependencies,
  { key, type, resourceSid, at, details }: LogEntry,
  fate: EventFate,
  now: Instant,
): InboxEvent => ({
  accountSid,
  key,
  workspaceSid,
  source: 'taskrouter',
  type,
  resourceSid,
  fate,
  via: 'event_log',
  happenedAt: at,
  receivedAt: now,
  details,
});
