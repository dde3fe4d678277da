import { listQuery } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import type { Operation, OperationDeps } from './call';

const PAGE_SIZE = 25;

/** `GET /v1/interactions`: one page, filtered; eventually consistent. */
export const createListInteractions =
  ({ gateway }: OperationDeps): Operation =>
  async ({ request }) => {
    const { pageSize, phase, queue, channel, tier, slaBreached, pageToken } = parseOrRefuse(
      listQuery,
      request.query,
      'query',
    );
    const page = await gateway.list({
      pageSize: pageSize === undefined ? PAGE_SIZE : Number(pageSize),
      ...(phase === undefined ? {} : { phase }),
      ...(queue === undefined ? {} : { queue }),
      ...(channel === undefined ? {} : { channel }),
      ...(tier === undefined ? {} : { tier }),
      ...(slaBreached === undefined ? {} : { slaBreached: slaBreached === 'true' }),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    return { status: 200, body: page };
  };
