import { escalationListQuery } from '../contract/escalation-list';
import { parseOrRefuse } from '../field-errors';
import type { Operation, OperationDeps } from '../interactions/call';

const PAGE_SIZE = 25;

/** `GET /v1/escalations`: one page, filtered; eventually consistent. */
export const createListEscalations =
  ({ gateway }: OperationDeps): Operation =>
  async ({ request }) => {
    const { pageSize, status, ladder, level, owner, startedBefore, pageToken } = parseOrRefuse(
      escalationListQuery,
      request.query,
      'query',
    );
    const page = await gateway.listEscalations({
      pageSize: pageSize === undefined ? PAGE_SIZE : Number(pageSize),
      ...(status === undefined ? {} : { status }),
      ...(ladder === undefined ? {} : { ladder }),
      ...(level === undefined ? {} : { level: Number(level) }),
      ...(owner === undefined ? {} : { owner }),
      ...(startedBefore === undefined ? {} : { startedBefore }),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    return { status: 200, body: page };
  };
