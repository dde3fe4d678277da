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
  const token = request.query.filled('PageToken') ?? null;
  if (number > 0 && token === null) throw new TwilioError(400, 40153, 'Absolute paging is not supported');
  const start = token === null ? 0 : startOf(request, items, token, size);
  const page = items.slice(start, start + size);
  const address = (at: number, pageToken: string | null): string => addressOf(request, size, at, pageToken);
  const before = start > 0 && page[0] !== undefined ? BEFORE + page[0].sid : null;
  const after = start + size < items.length ? AFTER + page.at(-1)!.sid : null;
  if (after !== null) {
    request.pages.note(listOf(request), after, { sids: page.map(({ sid }) => sid), after: token });
  }
  return fetched({
    [key]: page.map(represent),
    meta: {
      page: number,
      page_size: size,
      first_page_url: address(0, null),
      previous_page_url: before === null ? null : address(number - 1, before),
      url: address(number, token),
      next_page_url: after === null ? null : address(number + 1, after),
      key,
    },
  });
}

/** Where a token's page starts. After an item that is gone: after the last one shown that is still there. */
function startOf(request: ApiRequest, items: readonly Row[], token: string, size: number): number {
  const places = new Map(items.map(({ sid }, at) => [sid, at]));
  const at = places.get(token.slice(AFTER.length));
  if (at !== undefined) return token.startsWith(BEFORE) ? Math.max(0, at - size) : at + 1;
  let isRemembered = false;
  for (const sid of request.pages.shownBefore(listOf(request), token)) {
    isRemembered = true;
    const place = places.get(sid);
    if (place !== undefined) return place + 1;
  }
  if (isRemembered) return 0;
  throw invalidParameter('PageToken does not belong to an item of this list');
}

/** Names a list and its filters, whatever the page. */
function listOf({ origin, url }: ApiRequest): string {
  const address = new URL(url, origin);
  for (const name of ['Page', 'PageSize', 'PageToken']) address.searchParams.delete(name);
  address.searchParams.sort();
  return address.pathname + address.search;
}

function addressOf({ origin, url }: ApiRequest, size: number, page: number, token: string | null): string {
  const address = new URL(url, origin);
  address.searchParams.set('PageSize', String(size));
  address.searchParams.set('Page', String(page));
  address.searchParams.delete('PageToken');
  if (token !== null) address.searchParams.set('PageToken', token);
  return address.href;
}
