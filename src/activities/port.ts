import type { ActionName, ActionOf } from '../domain/actions';
import type { ActionResults } from '../domain/facts';

/**
 * Every activity of the product, named as the action that the process asks for. Each throws ApplicationFailure of a
 * type in OUTSIDE_FAILURES when the outside did not do it, or may not have done it.
 */
export type Activities = {
  [Name in ActionName]: (action: ActionOf<Name>) => Promise<ActionResults[Name]>;
};
