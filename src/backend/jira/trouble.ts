/** How a Jira site fails on request. */
export interface JiraTrouble {
  /** Answers 429 to everything for so long. */
  readonly throttledForMs?: number | undefined;
  /** A field without which no issue can be created any more: 400. */
  readonly requires?: string | undefined;
  /** So many created issues whose answer is lost. */
  readonly losesAnswers?: number | undefined;
}

/** So many changes of one issue within so long ("Rate limiting", per-issue limits on writes; the numbers here are examples). */
const LIMITS = [
  { most: 20, withinMs: 2_000 },
  { most: 100, withinMs: 30_000 },
];
/** The longest that it asks anybody to wait. */
const LONGEST_WAIT_S = 300;

export interface Throttled {
  readonly reason: 'jira-burst-based' | 'jira-per-issue-on-write';
  readonly seconds: number;
}

/** Keeps what a Jira site was told to do wrong, and how often each issue was changed. */
export function createTrouble(now: () => number) {
  let throttledUntil = 0;
  let requires: string | null = null;
  let answersToLose = 0;
  const writes = new Map<string, number[]>();
  return {
    set(trouble: JiraTrouble): void {
      if (trouble.throttledForMs !== undefined) throttledUntil = now() + trouble.throttledForMs;
      if (trouble.requires !== undefined) requires = trouble.requires === '' ? null : trouble.requires;
      if (trouble.losesAnswers !== undefined) answersToLose = trouble.losesAnswers;
    },
    throttled(): Throttled | null {
      const left = Math.ceil((throttledUntil - now()) / 1_000);
      if (left <= 0) return null;
      return { reason: 'jira-burst-based', seconds: Math.min(left, LONGEST_WAIT_S) };
    },
    /** Counts a change of an issue, or says that it is one too many. */
    changing(issue: string): Throttled | null {
      const before = writes.get(issue) ?? [];
      const isTooMany = LIMITS.some(
        ({ most, withinMs }) => before.filter((at) => at > now() - withinMs).length >= most,
      );
      if (isTooMany) return { reason: 'jira-per-issue-on-write', seconds: 2 };
      writes.set(issue, [...before.slice(-100), now()]);
      return null;
    },
    required: (): string | null => requires,
    losesThisAnswer(): boolean {
      if (answersToLose === 0) return false;
      answersToLose -= 1;
      return true;
    },
  };
}

export type Trouble = ReturnType<typeof createTrouble>;
