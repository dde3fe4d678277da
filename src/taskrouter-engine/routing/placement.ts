import { evaluate } from '../../expressions';
import type { Instant } from '../instant';
import { attributesOf } from '../tasks/task-attributes';
import type { RoutingPosition, Task } from '../tasks/task';
import type { RoutingConfiguration, Target } from '../workflows/configuration';
import { configurationOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';
import { skips } from './skips';

/** A place in the workflow, and the priority in force there. */
export interface Placement {
  readonly position: RoutingPosition;
  readonly priority: number;
  /** The targets that were skipped on the way here, in order. */
  readonly passedBy?: readonly RoutingPosition[];
}

/** What decides about a task's way through its workflow. */
export interface Routed {
  readonly revision: string;
  readonly task: Pick<Task, 'attributes' | 'taskChannelSid'> & { readonly sid: string | null };
}

export interface Arrival {
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
    isDirect: false,
    target,
    queueSid,
    leavesAt: timeout === null ? null : arrival.from + timeout,
  },
  priority: priority ?? arrival.priority,
});

/** The first target of the first matching filter from this one on. */
function enterFilters(
  { filters }: RoutingConfiguration,
  { revision, task }: Routed,
  firstFilter: number,
  arrival: Arrival,
): Placement | null {
  for (let at = firstFilter; at < filters.length; at += 1) {
    const { expression, targets } = filters[at]!;
    if (expression === null || !evaluate(expression, attributesOf(task))) continue;
    return placeAt(revision, at, 0, targets[0]!, arrival);
  }
  return null;
}

/** Where a task enters: the first matching filter, else the default filter; null when nothing takes it. */
export function entryOf(state: WorkspaceState, routed: Routed, arrival: Arrival): Placement | null {
  const configuration = configurationOf(state, routed.revision);
  return enterFilters(configuration, routed, 0, arrival) ?? defaultOf(configuration, routed, arrival);
}

const defaultOf = (
  { defaultTarget }: RoutingConfiguration,
  { revision }: Routed,
  arrival: Arrival,
): Placement | null => (defaultTarget === null ? null : placeAt(revision, null, 0, defaultTarget, arrival));

/**
 * Where a task goes that leaves a target: the next target, else the next matching filter, else null. The default filter
 * is no net under timeouts; it takes only what was never anywhere else, so a task that skipped every target may go there
 * (twilio.com/docs/taskrouter/workflow-configuration).
 */
function after(
  state: WorkspaceState,
  routed: Routed,
  { filter, target }: RoutingPosition,
  arrival: Arrival,
  mayTakeDefault: boolean,
): Placement | null {
  if (filter === null) return null;
  const configuration = configurationOf(state, routed.revision);
  const next = configuration.filters[filter]!.targets[target + 1];
  if (next !== undefined) return placeAt(routed.revision, filter, target + 1, next, arrival);
  const entered = enterFilters(configuration, routed, filter + 1, arrival);
  return entered ?? (mayTakeDefault ? defaultOf(configuration, routed, arrival) : null);
}

/**
 * Where a task comes to rest that stands at, or with `entering` is just entering, a place: past targets that have timed
 * out by now, and on entering past those it skips. A target that is skipped costs neither time nor priority; where there
 * is nothing to skip to, it is not skipped. Null when the last target has timed out.
 */
export function restingPlace(
  state: WorkspaceState,
  routed: Routed,
  from: Placement,
  now: Instant,
  entering: Arrival | null,
): Placement | null {
  let place: Placement | null = from;
  let arrival = entering;
  let skipped: Placement | null = null;
  let isNew = entering !== null;
  const passedBy: RoutingPosition[] = [];
  while (place !== null) {
    const { position, priority }: Placement = place;
    if (position.leavesAt !== null && position.leavesAt <= now) {
      [arrival, skipped, isNew] = [{ from: position.leavesAt, priority }, null, false];
      place = after(state, routed, position, arrival, false);
    } else if (arrival !== null && skips(state, routed.task, position)) {
      skipped = place;
      passedBy.push(position);
      place = after(state, routed, position, arrival, isNew);
    } else {
      return passedBy.length === 0 ? place : { ...place, passedBy };
    }
  }
  return skipped && { ...skipped, passedBy: passedBy.filter((one) => one !== skipped?.position) };
}
