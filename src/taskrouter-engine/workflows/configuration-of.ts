import type { RoutingPosition } from '../tasks/task';
import type { WorkspaceState } from '../world/world';
import type { RoutingConfiguration, Target } from './configuration';
import { readConfiguration } from './read-configuration';
import type { WorkflowRevision } from './workflow';

const readBefore = new WeakMap<WorkflowRevision, RoutingConfiguration>();

/** The configuration of a revision, read once. */
export function configurationOf(state: WorkspaceState, revision: string): RoutingConfiguration {
  const row = state.workflowRevisions.get(revision)!;
  const known = readBefore.get(row);
  if (known !== undefined) return known;
  const configuration = readConfiguration(row.configuration);
  readBefore.set(row, configuration);
  return configuration;
}

/** The target a task stands at. */
export function targetOf(state: WorkspaceState, { revision, filter, target }: RoutingPosition): Target {
  const { filters, defaultTarget } = configurationOf(state, revision);
  return filter === null ? defaultTarget! : filters[filter]!.targets[target]!;
}
