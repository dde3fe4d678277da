import type { Command } from 'commander';
import { readExternalTemporal } from '../../config/local-config';
import { INTERACTION_SEARCH_ATTRIBUTES } from '../supervisor/temporal/interaction-search-attributes';
import { prepareNamespace } from '../supervisor/temporal/reach-temporal';

const prepare = async (): Promise<void> => {
  const settings = readExternalTemporal();
  await prepareNamespace(settings, INTERACTION_SEARCH_ATTRIBUTES);
  const { namespace, address } = settings.config;
  console.log(`The namespace ${namespace} at ${address} has all search attributes.`);
};

/** For whoever runs Temporal themselves; `throughline start` does it by itself. */
export const addNamespaceCommand = (program: Command): void => {
  program
    .command('namespace')
    .description('the Temporal namespace that TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE name')
    .command('prepare')
    .description('register the search attributes that interactions are listed by; safe to repeat')
    .action(prepare);
};
