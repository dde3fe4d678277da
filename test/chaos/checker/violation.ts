/** A promise that was not kept. */
export interface Violation {
  readonly invariant: string;
  /** What it cost: something is gone, there twice, not at its end, or otherwise not as promised. */
  readonly cost: 'lost' | 'doubled' | 'unfinished' | 'wrong';
  /** Null when it is the campaign's as a whole. */
  readonly life: string | null;
  readonly what: string;
}
