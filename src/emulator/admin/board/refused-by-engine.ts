import { EngineError } from '../../../taskrouter-engine';
import { AdminError } from '../admin-error';

/** Does it; what the engine refuses is 404 or 409 with the engine's words. */
export function refusedByEngine<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new AdminError(error.refusal === 'not-found' ? 404 : 409, error.message);
  }
}
