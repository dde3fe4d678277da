/** Something that a stand-in for TaskRouter or Flex easily gets wrong, and the test that ours does not. */
export interface Behaviour {
  readonly says: string;
  /** Under `test/`. */
  readonly file: string;
  /** As the test is written there. */
  readonly title: string;
}

type Row = readonly [says: string, title: string];

const provedIn = (file: string, rows: readonly Row[]): Behaviour[] =>
  rows.map(([says, title]) => ({ says, file, title }));

/** Proved by the engine's tests. */
export const engine = (file: string, ...rows: Row[]) => provedIn(`taskrouter-engine/${file}.test.ts`, rows);
/** Proved over HTTP. */
export const wire = (file: string, ...rows: Row[]) => provedIn(`emulator/${file}.test.ts`, rows);
