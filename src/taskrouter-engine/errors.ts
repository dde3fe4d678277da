/**
 * Why an operation was refused. A refused operation changed nothing.
 * - `invalid`: a parameter is wrong, or the resource is not in a state that allows it;
 * - `not-found`: there is no such resource, or no more;
 * - `version-mismatch`: the version the caller expected is not the current one;
 * - `unsupported`: TaskRouter can do it, this engine cannot.
 */
export type Refusal = 'invalid' | 'not-found' | 'version-mismatch' | 'unsupported';

export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): EngineError => new EngineError('invalid', message);
export const notFound = (what: string): EngineError => new EngineError('not-found', `${what} was not found`);
export const unsupported = (what: string): EngineError =>
  new EngineError('unsupported', `${what} is not supported by this emulator`);
