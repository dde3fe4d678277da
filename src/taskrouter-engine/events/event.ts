import type { Instant } from '../instant';
import type { Workflow } from '../workflows/workflow';
import type { Workspace } from '../workspaces/workspace';

export type ResourceType =
  | 'workspace'
  | 'activity'
  | 'task-channel'
  | 'worker'
  | 'taskqueue'
  | 'workflow'
  | 'task'
  | 'reservation'
  | 'transfer';

/** Names in snake_case; every value is a text, numbers too, as in TaskRouter's `event_data`. */
export type EventData = Readonly<Record<string, string>>;

export interface EngineEvent {
  readonly sid: string;
  readonly type: string;
  readonly at: Instant;
  readonly resourceType: ResourceType;
  readonly resourceSid: string;
  readonly description: string;
  readonly data: EventData;
}

/** What the engine tells the world outside, in the order in which it happened. */
export type Emission =
  | { readonly kind: 'event'; readonly workspace: Workspace; readonly event: EngineEvent }
  /** A reservation was created under a workflow that wants to be asked (its AssignmentCallbackUrl). */
  | {
      readonly kind: 'assignment';
      readonly workspace: Workspace;
      readonly workflow: Workflow;
      /** As the data of the event `reservation.created`. */
      readonly data: EventData;
    }
  /** Something that only Twilio's debugger tells, by its code (twilio.com/docs/api/errors). */
  | {
      readonly kind: 'alert';
      readonly workspace: Workspace;
      readonly code: number;
      readonly message: string;
    };
