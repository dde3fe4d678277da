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

/** Beside the filters everybody in the queue may take the task, and it stays. */
const openTarget = (queueSid: string): Target => ({
  queueSid,
  expressionText: null,
  expression: null,
  priority: null,
  timeout: null,
  knownWorker: null,
  skipIf: null,
  orderBy: [],
});

/** The target a task stands at. */
export function targetOf(state: WorkspaceState, position: RoutingPosition): Target {
  const { revision, filter, target } = position;
  if (position.isDirect) return openTarget(position.queueSid);
  const { filters, defaultTarget } = configurationOf(state, revision);
  return filter === null ? defaultTarget! : filters[filter]!.targets[target]!;
}
