import { Client, Connection } from '@temporalio/client';
import { createReconcileActivities, type ReconcileActivities } from '../../activities/reconcile';
import { createTwilioClient } from '../../adapters/taskrouter/client';
import { createEventLog } from '../../adapters/taskrouter/read-event-log';
import type { readWorkerConfig } from '../../config/config';
import { createGateway } from '../../gateway/gateway';
import { ensureSchedules } from '../../gateway/schedules';
import type { UpkeepEvents } from '../../observability/upkeep-events';
import type { Records } from '../../records/port';
import { twilioSettings } from '../policy-target';
import { delay } from '../supervisor/readiness';

type Settings = ReturnType<typeof readWorkerConfig>;

export interface Upkeep {
  readonly activities: ReconcileActivities;
  /** Sees to it that the schedules are there, for as long as it takes. Never rejects. */
  keepSchedules(abortSignal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 10_000;

/** What finds and repairs what went missing: it looks at TaskRouter, at the records and at the interactions. */
export function createUpkeep(
  { config, secrets }: Settings,
  records: Pick<Records, 'inbox' | 'watermarks'>,
  events: UpkeepEvents,
): Upkeep {
  const { workspace } = createTwilioClient(twilioSettings(config.twilio, secrets.twilio));
  const connection = Connection.lazy(secrets.temporal);
  const client = new Client({ connection, namespace: config.temporal.namespace });
  return {
    activities: createReconcileActivities({
      ...config.twilio,
      ...records,
      eventLog: createEventLog(workspace),
      gateway: createGateway(client),
      onUndeliverable: (err, { type: eventType, key }) =>
        events.eventUndeliverable({ err, eventType, sids: key }),
    }),
    // Customers are served without: a worker that may not make schedules says so, and works.
    async keepSchedules(abortSignal) {
      while (!abortSignal.aborted) {
        try {
          return await ensureSchedules(client);
        } catch (err) {
          events.schedulesMissing({ err });
          await delay(RETRY_MS, abortSignal);
        }
      }
    },
    close: () => connection.close(),
  };
}
