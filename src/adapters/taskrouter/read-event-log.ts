import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { EventPage } from 'twilio/lib/rest/taskrouter/v1/workspace/event';
import type { LoggedEvent } from './event-log';
import { toLogEntry } from './log-entry';
import type { EventLogPort } from './port';
import { askTwilio } from './to-outside-error';

/** The most that TaskRouter puts on a page (Twilio docs, "Paging"). */
const PAGE_SIZE = 1_000;

/** TaskRouter's event log over its REST API: one call for each thousand entries. */
export const createEventLog = (workspace: WorkspaceContext): EventLogPort => ({
  async *readEventLog({ from, to }) {
    const span = { startDate: new Date(from), endDate: new Date(to), pageSize: PAGE_SIZE };
    let ask: (() => Promise<EventPage>) | null = () => workspace.events.page(span);
    while (ask !== null) {
      const page: EventPage = await askTwilio('read the event log', ask);
      yield (page.instances as LoggedEvent[]).map(toLogEntry);
      ask = page.nextPageUrl ? () => page.nextPage() as Promise<EventPage> : null;
    }
  },
});
