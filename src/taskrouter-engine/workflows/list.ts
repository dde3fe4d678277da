import { passes } from '../list-filters';
import type { WorkspaceState } from '../world/world';
import type { Workflow } from './workflow';

/** Workflows, oldest first. */
export const listWorkflows = (
  state: WorkspaceState,
  filters: { readonly friendlyName?: string } = {},
): Workflow[] =>
  [...state.workflows.values()].filter(({ friendlyName }) => passes(filters.friendlyName, friendlyName));
