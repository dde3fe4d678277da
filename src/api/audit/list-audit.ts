import type { AuditEntry } from '../../domain/audit';
import { RecordsUnavailableError } from '../../records/port';
import { auditQuery } from '../contract/audit';
import { DeadlineError, within } from '../deadline';
import { parseOrRefuse } from '../field-errors';
import type { Operation, OperationDeps } from '../interactions/call';

const PAGE_SIZE = 25;
const ANSWER_WITHIN_MS = 5_000;

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const shown = ({ entryId, askedAt, answeredAt, ...entry }: AuditEntry) => ({
  id: entryId,
  askedAt: isoOf(askedAt),
  answeredAt: isoOf(answeredAt),
  ...entry,
});

/** `GET /v1/audit`: one page of the audit log, filtered. */
export const createListAudit =
  ({ records }: OperationDeps): Operation =>
  async ({ request }) => {
    const { interactionId, actor, from, pageToken, pageSize } = parseOrRefuse(
      auditQuery,
      request.query,
      'query',
    );
    const filter = {
      pageSize: pageSize === undefined ? PAGE_SIZE : Number(pageSize),
      ...(interactionId === undefined ? {} : { interactionId }),
      ...(actor === undefined ? {} : { actor }),
      ...(from === undefined ? {} : { from: Date.parse(from) }),
      ...(pageToken === undefined ? {} : { pageToken }),
    };
    try {
      const { items, nextPageToken } = await within(ANSWER_WITHIN_MS, records.audit.page(filter));
      return { status: 200, body: { items: items.map(shown), nextPageToken } };
    } catch (error) {
      if (error instanceof DeadlineError) throw new RecordsUnavailableError({ cause: error });
      throw error;
    }
  };
