import type { Action, ActionName, ActivityActionName } from '../domain/actions';
import type { ActionResults } from '../domain/facts';

/** An action as its activity gets it: with its id, and the instant at which the process began it. */
export type ActionBegun<Name extends ActionName> = Extract<Action, { do: Name }>;

/**
 * Every activity of the product, named as the action that the process asks for. Each throws ApplicationFailure of a
 * type in OUTSIDE_FAILURES when the outside did not do it, or may not have done it.
 */
export type Activities = {
  [Name in ActivityActionName]: (action: ActionBegun<Name>) => Promise<ActionResults[Name]>;
};
