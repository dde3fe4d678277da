import type { Connection } from '@temporalio/client';
import { INTERACTION_SEARCH_ATTRIBUTES } from '../supervisor/temporal/interaction-search-attributes';
import { lackingSearchAttributes, namesOf } from '../supervisor/temporal/search-attributes';
import { missing, ok, type Check } from './check';

/** The namespace: whether it answers, and knows what interactions are listed by. */
export async function namespaceChecks(
  connection: Pick<Connection, 'operatorService'>,
  { address, namespace }: { readonly address: string; readonly namespace: string },
): Promise<Check[]> {
  const lacking = await lackingSearchAttributes(connection, namespace, INTERACTION_SEARCH_ATTRIBUTES);
  const names = namesOf({ ...lacking.missing, ...lacking.clashing });
  return [
    ok('namespace', `${namespace} answers at ${address}`),
    names === ''
      ? ok('search attributes', 'all there')
      : missing(
          'search attributes',
          `${names} not there, or of another type`,
          'throughline namespace prepare',
        ),
  ];
}
