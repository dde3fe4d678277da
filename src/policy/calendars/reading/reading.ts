import type { Finding, PolicyPath, PolicyProblemCode } from '../../problem';

/** What a text of a calendar says, or what is wrong with it. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: PolicyProblemCode;
      readonly message: string;
      readonly fix: string;
    };

export const readAs = <Value>(value: Value): Reading<Value> => ({ ok: true, value });

export const misread = (
  code: PolicyProblemCode,
  message: string,
  fix: string,
): Extract<Reading<never>, { ok: false }> => ({ ok: false, code, message, fix });

/** Gathers what is wrong while a document is read on. */
export class Findings {
  readonly all: Finding[] = [];

  add(path: PolicyPath, { code, message, fix }: Omit<Finding, 'path' | 'atKey'>, atKey = false): void {
    this.all.push({ code, path, message, fix, atKey });
  }

  /** The value of a reading, or null and one finding more. */
  take<Value>(path: PolicyPath, reading: Reading<Value>, atKey = false): Value | null {
    if (reading.ok) return reading.value;
    this.add(path, reading, atKey);
    return null;
  }
}
