import type { ChaosStack } from '../stack/stack';
import type { Override } from './evidence';
import type { TemporalBooks } from './gather';

/** Every emergency override that there was: by the product's API, and by Temporal's books. */
export async function overridesOf({ door, context }: ChaosStack, books: TemporalBooks): Promise<Override[]> {
  const headers = { authorization: `Bearer ${context.credentials.tokens.ops}` };
  const found: Override[] = [];
  for (const [workflowId, runs] of await books.runsOfType('override')) {
    const overrideId = workflowId.slice('override-'.length);
    const response = await fetch(`${door.url}/v1/overrides/${overrideId}`, { headers });
    const view = response.ok ? ((await response.json()) as Override['view']) : null;
    found.push({ overrideId, runs, view });
  }
  return found;
}
