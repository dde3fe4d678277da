import { fetched, type ApiAnswer, type ApiRequest } from './operation';
import { invalidParameter, TwilioError } from './twilio-error';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 1_000;
const AFTER = 'PA';
const BEFORE = 'PB';

interface Row {
  readonly sid: string;
}

interface Listing<Item extends Row> {
  /** Everything that satisfies the filters, in order. */
  readonly items: readonly Item[];
  /** The name of the list in the answer. */
  readonly key: string;
  readonly represent: (item: Item) => object;
}

/**
 * One page of a list, found by the SID of the last (or first) item seen. The addresses of its neighbours keep the
 * filters. Throws TwilioError: 40153 for a page number without a token (twilio.com/docs/api/errors/40153).
 */
export function paged<Item extends Row>(
  request: ApiRequest,
  { items, key, represent }: Listing<Item>,
): ApiAnswer {
  const size = Math.min(MAX_SIZE, Math.max(1, request.query.whole('PageSize') ?? DEFAULT_SIZE));
  const number = request.query.whole('Page') ?? 0;
  const token = request.query.filled('PageToken');
  if (number > 0 && token === undefined)
    throw new TwilioError(400, 40153, 'Absolute paging is not supported');
  const start = token === undefined ? 0 : startOf(items, token, size);
  const page = items.slice(start, start + size);
  const first = page[0];
  const last = page.at(-1);
  const hasNext = last !== undefined && start + size < items.length;
  const address = (at: number, pageToken: string | null): string => addressOf(request, size, at, pageToken);
  return fetched({
    [key]: page.map(represent),
    meta: {
      page: number,
      page_size: size,
      first_page_url: address(0, null),
      previous_page_url: start > 0 && first ? address(number - 1, BEFORE + first.sid) : null,
      url: address(number, token ?? null),
      next_page_url: hasNext ? address(number + 1, AFTER + last.sid) : null,
      key,
    },
  });
}

function startOf(items: readonly Row[], token: string, size: number): number {
  const at = items.findIndex(({ sid }) => sid === token.slice(AFTER.length));
  if (at === -1) throw invalidParameter('PageToken does not belong to an item of this list');
  return token.startsWith(BEFORE) ? Math.max(0, at - size) : at + 1;
}

function addressOf({ origin, url }: ApiRequest, size: number, page: number, token: string | null): string {
  const address = new URL(url, origin);
  address.searchParams.set('PageSize', String(size));
  address.searchParams.set('Page', String(page));
  address.searchParams.delete('PageToken');
  if (token !== null) address.searchParams.set('PageToken', token);
  return address.href;
}
