import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/json';

/**
 * One timer for all deadlines. It is armed anew only when the earliest deadline has changed: an event that changes
 * nothing costs no timer.
 */
export class DeadlineTimer {
  private armed: { readonly at: Instant; readonly scope: CancellationScope; fired: boolean } | null = null;

  /** Resolves when something has happened or the instant has come; `until` null waits without a deadline. */
  async wait(somethingHappened: () => boolean, until: Instant | null): Promise<void> {
    if (until !== null && this.armed?.at !== until) this.arm(until);
    await condition(() => somethingHappened() || (until !== null && this.armed?.fired === true));
    if (this.armed?.fired === true) this.armed = null;
  }

  private arm(at: Instant): void {
    if (this.armed?.fired === false) this.armed.scope.cancel();
    const armed = { at, scope: new CancellationScope(), fired: false };
    this.armed = armed;
    void armed.scope
      .run(() => sleep(at - Date.now(), { summary: 'next deadline' }))
      .then(
        () => (armed.fired = true),
        () => undefined,
      );
  }
}
