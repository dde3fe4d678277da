import { evaluate, type JsonObject } from '../../expressions';
import type { Instant } from '../instant';
import type { RoutingPosition } from '../tasks/task';
import type { RoutingConfiguration, Target } from '../workflows/configuration';
import { configurationOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';

/** A place in the workflow, and the priority in force there. */
export interface Placement {
  readonly position: RoutingPosition;
  readonly priority: number;
}

/** What decides about a task's way through its workflow. */
export interface Routed {
  readonly revision: string;
  readonly attributes: JsonObject;
}

interface Arrival {
  /** From when the target's timeout counts: deadlines add up from the task's creation, whoever visited what. */
  readonly from: Instant;
  readonly priority: number;
}

const placeAt = (
  revision: string,
  filter: number | null,
  target: number,
  { queueSid, timeout, priority }: Target,
  arrival: Arrival,
): Placement => ({
  position: {
    revision,
    filter,
    target,
    queueSid,
    leavesAt: timeout === null ? null : arrival.from + timeout,
  },
  priority: priority ?? arrival.priority,
});

/** The first target of the first matching filter from this one on. */
function enterFilters(
  { filters }: RoutingConfiguration,
  { revision, attributes }: Routed,
  firstFilter: number,
  arrival: Arrival,
): Placement | null {
  for (let at = firstFilter; at < filters.length; at += 1) {
    const { expression, targets } = filters[at]!;
    if (expression === null || !evaluate(expression, attributes)) continue;
    return placeAt(revision, at, 0, targets[0]!, arrival);
  }
  return null;
}

/** Where a task enters: the first matching filter, else the default filter; null when nothing takes it. */
export function entryOf(state: WorkspaceState, routed: Routed, arrival: Arrival): Placement | null {
  const configuration = configurationOf(state, routed.revision);
  const { defaultTarget } = configuration;
  const entry = enterFilters(configuration, routed, 0, arrival);
  if (entry !== null || defaultTarget === null) return entry;
  return placeAt(routed.revision, null, 0, defaultTarget, arrival);
}

/**
 * Where a task goes when it leaves a target by timeout: the next target, else the next matching filter, else null. The
 * default filter is no net under timeouts (twilio.com/docs/taskrouter/workflow-configuration).
 */
function afterTimeout(
  state: WorkspaceState,
  routed: Routed,
  { position, priority }: Placement,
): Placement | null {
  const { filter, target, leavesAt } = position;
  if (filter === null || leavesAt === null) return null;
  const configuration = configurationOf(state, routed.revision);
  const arrival = { from: leavesAt, priority };
  const next = configuration.filters[filter]!.targets[target + 1];
  return next === undefined
    ? enterFilters(configuration, routed, filter + 1, arrival)
    : placeAt(routed.revision, filter, target + 1, next, arrival);
}

/** The same placement, or the first one after it that has not timed out by now; null when none is left. */
export function withoutElapsed(
  state: WorkspaceState,
  routed: Routed,
  from: Placement,
  now: Instant,
): Placement | null {
  let placement: Placement | null = from;
  while (placement !== null && placement.position.leavesAt !== null && placement.position.leavesAt <= now) {
    placement = afterTimeout(state, routed, placement);
  }
  return placement;
}
