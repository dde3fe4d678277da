import type { OutsideFailureType } from '../failure-types';
import type { Instant } from '../json';
import type {
  EscalationAction,
  EscalationActionName,
  EscalationActionOf,
  EscalationResults,
} from './actions';
import type { AgentNoted } from './comments';
import type { EscalationCommand } from './commands';
import type { PageReplayed } from './replaying';

export type EscalationResultFact = {
  [Name in EscalationActionName]: {
    readonly kind: 'done';
    readonly do: Name;
    readonly action: EscalationActionOf<Name>;
    readonly result: EscalationResults[Name];
  };
}[EscalationActionName];

export type EscalationDone<Name extends EscalationActionName> = Extract<
  EscalationResultFact,
  { do: Name }
> & {
  readonly receivedAt: Instant;
};

export interface EscalationFailed {
  readonly kind: 'failed';
  readonly action: EscalationAction;
  readonly failure: OutsideFailureType;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

export type EscalationFactBody =
  | {
      readonly kind: 'command';
      readonly commandId: string;
      readonly bodyHash: string;
      readonly command: EscalationCommand;
    }
  /** The agent has noted something on the interaction. */
  | ({ readonly kind: 'noted' } & AgentNoted)
  /** Somebody had a message sent once more. */
  | ({ readonly kind: 'replayed' } & PageReplayed)
  | { readonly kind: 'begun'; readonly action: EscalationAction }
  | EscalationResultFact
  | EscalationFailed
  | {
      readonly kind: 'parked';
      readonly what: string;
      readonly reason: string;
      readonly asked?: { readonly commandId: string; readonly bodyHash: string };
    };

/** Something that has happened to an escalation; `receivedAt` is its own time. */
export type EscalationFact = EscalationFactBody & { readonly receivedAt: Instant };
