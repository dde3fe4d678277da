import type { JsonObject } from './json';

export interface CommandAnswer {
  readonly commandId: string;
  readonly bodyHash: string;
  readonly refusal: { readonly type: string; readonly message: string } | null;
  /** What the command brought about, where its answer tells more than the state. */
  readonly result?: JsonObject;
}
