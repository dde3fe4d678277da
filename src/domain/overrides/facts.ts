import type { Actor } from '../actor';
import { isActor } from '../actor';
import type { Instant } from '../json';
import type { OverrideAction, OverrideActionName, OverrideActionOf, OverrideResults } from './actions';

/** What may be asked of an override: that it ends before its time. */
export interface OverrideCommand {
  readonly kind: 'end_override';
  readonly by: Actor;
  readonly reason: string;
}

/** Who may hold an override, and end it. */
export const OVERRIDE_ROLES = ['supervisor'] as const satisfies readonly Actor['kind'][];

/** Whether an update's payload is a command, whoever sent it. */
export function isOverrideCommand(value: unknown): value is OverrideCommand {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, by, reason } = value as Record<string, unknown>;
  return kind === 'end_override' && isActor(by) && typeof reason === 'string';
}

export type OverrideResultFact = {
  [Name in OverrideActionName]: {
    readonly kind: 'done';
    readonly do: Name;
    readonly action: OverrideActionOf<Name>;
    readonly result: OverrideResults[Name];
  };
}[OverrideActionName];

export type OverrideFactBody =
  | {
      readonly kind: 'command';
      readonly commandId: string;
      readonly bodyHash: string;
      readonly command: OverrideCommand;
    }
  | { readonly kind: 'begun'; readonly action: OverrideAction }
  | OverrideResultFact
  | { readonly kind: 'failed'; readonly action: OverrideAction; readonly message: string };

/** Something that has happened to an override; `receivedAt` is its own time. */
export type OverrideFact = OverrideFactBody & { readonly receivedAt: Instant };
