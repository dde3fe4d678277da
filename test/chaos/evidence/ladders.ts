import type { ChaosStack } from '../stack/stack';
import type { KnownLife, Ladder } from './evidence';
import type { TemporalBooks } from './gather';

interface Hook {
  readonly body: { readonly type: string; readonly data: { readonly escalationId: string } };
}

/** Every escalation that there was: by the product's API, by Temporal's books, and by those who were asked. */
export async function laddersOf(
  stack: ChaosStack,
  books: TemporalBooks,
  lives: readonly KnownLife[],
): Promise<Ladder[]> {
  const { door, crmUrl, context } = stack;
  const { crmToken, tokens } = context.credentials;
  const ask = async (url: string, token: string): Promise<unknown> => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? response.json() : null;
  };
  const alerts = (await ask(`${crmUrl}/admin/pagerduty/events`, crmToken)) as {
    at: number;
    key: string;
    action: string;
  }[];
  const hooks = (await ask(`${crmUrl}/admin/hooks`, crmToken)) as Hook[];
  const found: Ladder[] = [];
  for (const [workflowId, runs] of await books.runsOfType('escalation')) {
    const escalationId = workflowId.slice('escalation-'.length);
    const interactionId = escalationId.slice(0, escalationId.lastIndexOf('-e'));
    const url = `${door.url}/v1/interactions/${interactionId}/escalations/${escalationId}`;
    found.push({
      life: lives.find((life) => life.interactionId === interactionId)?.name ?? interactionId,
      escalationId,
      runs,
      view: (await ask(url, tokens.ops)) as Ladder['view'],
      alerts: alerts.filter(({ key }) => key.startsWith(`throughline:${escalationId}:`)),
      messages: hooks
        .filter(({ body }) => body.data.escalationId === escalationId)
        .map(({ body }) => body.type),
    });
  }
  return found;
}
