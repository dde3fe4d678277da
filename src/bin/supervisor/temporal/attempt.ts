/** One way to come by the Temporal CLI. */
export interface Attempt {
  /** What is tried, as the line that is printed: "looking for `temporal` on PATH". */
  readonly what: string;
  readonly run: () => Promise<Found | Missing>;
}

/** The absolute path of a program that was checked. */
export interface Found {
  readonly program: string;
  readonly version: string;
}

/** Why this way did not work, as the end of a sentence. */
export interface Missing {
  readonly why: string;
}

export const isFound = (result: Found | Missing): result is Found => 'program' in result;
