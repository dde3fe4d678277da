import { CancellationScope } from '@temporalio/workflow';
import { isPageWanted } from '../../domain/escalation';
import type { EscalationAction } from '../../domain/escalation/actions';
import type { Escalation } from '../../domain/escalation/escalation';

/** The messages on their way, so that one that need not come any more is not tried again. */
export class PagesOut {
  private readonly scopes = new Map<string, CancellationScope>();

  async within<T>(action: EscalationAction, carryOut: () => Promise<T>): Promise<T> {
    if (action.do !== 'page') return carryOut();
    const scope = new CancellationScope();
    this.scopes.set(action.pageId, scope);
    try {
      return await scope.run(carryOut);
    } finally {
      this.scopes.delete(action.pageId);
    }
  }

  withdraw(state: Escalation): void {
    for (const [pageId, scope] of this.scopes) {
      if (!isPageWanted(state, pageId)) scope.cancel();
    }
  }
}
