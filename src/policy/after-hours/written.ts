import { fields, list } from '../document';
import type { DraftRoute } from '../draft';

/** What a route itself says under a key, right or wrong; undefined: nothing. */
export function writtenIn(document: Record<string, unknown>, { path }: DraftRoute, key: string): unknown {
  const [block, index] = path;
  const route =
    block === 'default_route' ? document['default_route'] : list(document['routes'])[Number(index)];
  return fields(route)[key];
}
