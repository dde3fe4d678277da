import type { Instant } from '../instant';

export interface Workflow {
  readonly sid: string;
  readonly friendlyName: string;
  /** The configuration in force, as the caller wrote it. */
  readonly configuration: string;
  /** Names the revision that `configuration` is; tasks hold on to the revision they entered with. */
  readonly revision: number;
  /** Empty when there is none. */
  readonly assignmentCallbackUrl: string;
  readonly fallbackAssignmentCallbackUrl: string;
  /** Seconds a reservation may stay pending. */
  readonly taskReservationTimeout: number;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}

/** A configuration that waiting tasks may still be routed by, although the workflow may have a newer one. */
export interface WorkflowRevision {
  readonly workflowSid: string;
  readonly revision: number;
  readonly configuration: string;
}

export const revisionKey = (workflowSid: string, revision: number): string => `${workflowSid}#${revision}`;
