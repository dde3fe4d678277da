import { read, type JsonValue } from '../../expressions';
import { workerScopeInTarget } from '../workers/worker-scope';
import type { Worker } from '../workers/worker';
import type { WorkerOrder } from '../workflows/configuration';
import type { WorkspaceState } from '../world/world';

type Value = number | null;

/** The values of one clause, or null when one of them is no whole number: then the clause does not count. */
function valuesOf(
  state: WorkspaceState,
  { path }: WorkerOrder,
  workers: readonly Worker[],
): readonly Value[] | null {
  const values = workers.map(
    (worker): JsonValue => read({ worker: workerScopeInTarget(state, worker) }, path) ?? null,
  );
  return values.every((value): value is Value => value === null || Number.isInteger(value)) ? values : null;
}

/** Who lacks the attribute comes last, whatever the direction. */
function compare(one: Value, other: Value, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return descending ? other - one : one - other;
}

/**
 * The first of the workers by an order_by; of equals the one that comes first in the list. Null for an empty list
 * (twilio.com/docs/taskrouter/workflow-configuration, "Sorting workers").
 */
export function firstByOrder(
  state: WorkspaceState,
  orders: readonly WorkerOrder[],
  workers: readonly Worker[],
): Worker | null {
  const clauses = orders.flatMap((order) => {
    const values = valuesOf(state, order, workers);
    return values === null ? [] : [{ values, descending: order.descending }];
  });
  const places = workers.map((_, at) => at);
  places.sort((one, other) => {
    for (const { values, descending } of clauses) {
      const difference = compare(values[one]!, values[other]!, descending);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
  return workers[places[0] ?? -1] ?? null;
}
