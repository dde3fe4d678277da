import { allHandlersFinished, CancellationScope, condition } from '@temporalio/workflow';
import type { EscalationFact, EscalationFactBody } from '../../domain/escalation/facts';
import { beginEscalation, decideEscalation, resumeEscalation } from '../../domain/escalation';
import { DeadlineTimer } from '../deadline-timer';
import type { EscalationInput, EscalationResult } from '../messages';
import { carryOutOfLadder } from './carry-out';
import { fold } from './fold';
import { goOnAsNew, mustGoOnAsNew } from './go-on-as-new';
import { listen } from './listen';
import { PagesOut } from './pages-out';
import { listingPublisher } from './search-attributes';

/**
 * Drives one escalation (domain/escalation) durably, as `interaction` drives an interaction. It outlives the interaction
 * that began it, and is answered under its own id.
 */
export async function escalation(input: EscalationInput): Promise<EscalationResult> {
  let state = input.resumed ? resumeEscalation(input.resumed) : beginEscalation(input.start, Date.now());
  const facts: EscalationFact[] = [];
  const tell = (fact: EscalationFactBody): void => void facts.push({ ...fact, receivedAt: Date.now() });

  listen(() => state, tell);
  void CancellationScope.current().cancelRequested.catch(() => tell(CANCELLED_IN_TEMPORAL));

  return CancellationScope.nonCancellable(async () => {
    const timer = new DeadlineTimer();
    const pages = new PagesOut();
    const list = listingPublisher(state);
    for (;;) {
      while (facts.length > 0) state = fold(state, facts.shift()!);
      pages.withdraw(state);
      const step = decideEscalation(state, Date.now());
      if (step.next === 'finish') break;
      if (step.next === 'act') {
        const { action } = step;
        tell({ kind: 'begun', action });
        void pages.within(action, () => carryOutOfLadder(action)).then(tell);
        continue;
      }
      if (state.underway === null) list(state);
      if (mustGoOnAsNew(state)) await goOnAsNew(state);
      await timer.wait(() => facts.length > 0, step.until);
    }
    list(state);
    await condition(allHandlersFinished);
    return { status: state.status, owner: state.owner.name };
  });
}

const CANCELLED_IN_TEMPORAL: EscalationFactBody = {
  kind: 'command',
  commandId: 'cancelled-in-temporal',
  bodyHash: '',
  command: {
    kind: 'resolve_escalation',
    by: { kind: 'ops', id: 'temporal' },
    as: null,
    note: 'cancelled in Temporal',
  },
};
