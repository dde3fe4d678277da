/** One thing that was looked at. `says` is what was seen; `fix` what to do, unless all is well. */
export interface Check {
  readonly name: string;
  /** `warning`: it works, but not as well as it should. `missing`: customers may get lost. */
  readonly status: 'ok' | 'warning' | 'missing';
  readonly says: string;
  readonly fix: string | null;
}

export const ok = (name: string, says: string): Check => ({ name, status: 'ok', says, fix: null });
export const warning = (name: string, says: string, fix: string): Check => ({
  name,
  status: 'warning',
  says,
  fix,
});
export const missing = (name: string, says: string, fix: string): Check => ({
  name,
  status: 'missing',
  says,
  fix,
});

/** What looks, under the name it has when it cannot even look. */
export interface Examination {
  readonly name: string;
  /** May throw: its message then says what is wrong and what to do, as messages to people do. */
  examine(): Promise<readonly Check[]>;
}

/** Looks at everything, one after another; what cannot be looked at is missing. */
export async function examineAll(examinations: readonly Examination[]): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const { name, examine } of examinations) {
    try {
      checks.push(...(await examine()));
    } catch (error) {
      const message = error instanceof Error ? error.message : 'It failed.';
      checks.push(missing(name, 'could not be looked at', message));
    }
  }
  return checks;
}
