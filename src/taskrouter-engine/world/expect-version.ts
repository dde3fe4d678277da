import { EngineError } from '../errors';

/** What a caller writes against: a version, or null when anything will do (no If-Match). */
export type ExpectedVersion = number | null;

/** Throws EngineError `version-mismatch` when the row has moved on. */
export function expectVersion(row: { readonly version: number }, expected: ExpectedVersion): void {
  if (expected === null || expected === row.version) return;
  throw new EngineError('version-mismatch', `The current version is ${row.version}, not ${expected}`);
}
