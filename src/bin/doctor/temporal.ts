import type { Connection } from '@temporalio/client';
import { INTERACTION_SEARCH_ATTRIBUTES } from '../supervisor/temporal/interaction-search-attributes';
import { isNotForUs, lackingSearchAttributes, namesOf } from '../supervisor/temporal/search-attributes';
import { missing, ok, warning, type Check } from './check';

async function searchAttributeCheck(
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<Check> {
  const name = 'search attributes';
  try {
    const lacking = await lackingSearchAttributes(connection, namespace, INTERACTION_SEARCH_ATTRIBUTES);
    const names = namesOf({ ...lacking.missing, ...lacking.clashing });
    const says = `${names} not there, or of another type`;
    return names === '' ? ok(name, 'all there') : missing(name, says, 'throughline namespace prepare');
  } catch (error) {
    if (!isNotForUs(error)) throw error;
    const wanted = namesOf(INTERACTION_SEARCH_ATTRIBUTES);
    return warning(
      name,
      'the server does not say which there are, as Temporal Cloud does not',
      `Look whether the namespace has ${wanted}; throughline namespace prepare prints what creates them.`,
    );
  }
}

/** The namespace: whether it answers, and knows what interactions are listed by. */
export async function namespaceChecks(
  connection: Pick<Connection, 'operatorService'>,
  { address, namespace }: { readonly address: string; readonly namespace: string },
): Promise<Check[]> {
  return [
    ok('namespace', `${namespace} answers at ${address}`),
    await searchAttributeCheck(connection, namespace),
  ];
}
