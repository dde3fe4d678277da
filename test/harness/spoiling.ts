type Activities = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** An activity of ours that answers what it must not: it does its work, and a bug of ours spoils the answer. */
export class Spoiling {
  private readonly awaited = new Map<string, { times: number; answer: unknown }>();

  next(activity: string, answer: unknown, times: number): void {
    this.awaited.set(activity, { times, answer });
  }

  /** How many answers were to be spoilt and were not. */
  get left(): number {
    return [...this.awaited.values()].reduce((sum, { times }) => sum + times, 0);
  }

  within<All extends object>(activities: All): All {
    const spoilt = Object.entries(activities as Activities).map(([name, carryOut]) => [
      name,
      async (...given: never[]) => this.answerOf(name, await carryOut(...given)),
    ]);
    return Object.fromEntries(spoilt) as All;
  }

  private answerOf(activity: string, answer: unknown): unknown {
    const awaited = this.awaited.get(activity);
    if (awaited === undefined || awaited.times === 0) return answer;
    awaited.times -= 1;
    return awaited.answer;
  }
}
