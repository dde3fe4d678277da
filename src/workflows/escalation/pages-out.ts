import { CancellationScope } from '@temporalio/workflow';
import { isWanted } from '../../domain/escalation';
import type { EscalationAction } from '../../domain/escalation/actions';
import type { Escalation } from '../../domain/escalation/escalation';

/** What is on its way to people and channels, so that what need not come any more is not tried again. */
export class PagesOut {
  private readonly scopes = new Map<EscalationAction, CancellationScope>();

  async within<T>(action: EscalationAction, carryOut: () => Promise<T>): Promise<T> {
    if (action.do !== 'page' && action.do !== 'tellChannel') return carryOut();
    const scope = new CancellationScope();
    this.scopes.set(action, scope);
    try {
      return await scope.run(carryOut);
    } finally {
      this.scopes.delete(action);
    }
  }

  withdraw(state: Escalation): void {
    for (const [action, scope] of this.scopes) {
      if (!isWanted(state, action)) scope.cancel();
    }
  }
}
