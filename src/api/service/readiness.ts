import type { Readiness } from '../contract/service';
import { within } from '../deadline';
import type { ApiDeps, Deadlines } from '../deps';

/** What is missing for this process to do its work, asked within the deadlines. */
export async function readReadiness(
  { gateway, policy, records }: Pick<ApiDeps, 'gateway' | 'policy' | 'records'>,
  deadlines: Deadlines,
): Promise<Readiness> {
  const [server, published, database] = await Promise.allSettled([
    within(deadlines.readinessMs, gateway.readiness()),
    within(deadlines.policyMs, policy()),
    within(deadlines.readinessMs, records.reachable()),
  ]);
  const temporal = server.status === 'fulfilled' && server.value.temporal;
  const worker = server.status === 'fulfilled' && server.value.worker;
  const missing: Readiness['missing'] = [
    ...(temporal ? [] : (['temporal'] as const)),
    ...(worker ? [] : (['worker'] as const)),
    ...(published.status === 'fulfilled' ? [] : (['policy'] as const)),
  ];
  const kept = database.status === 'fulfilled' && database.value;
  return {
    status: missing.length === 0 ? 'ready' : 'not_ready',
    missing,
    // Customers come first: an API without its records still carries every signal and command.
    degraded: kept ? [] : ['records'],
  };
}
