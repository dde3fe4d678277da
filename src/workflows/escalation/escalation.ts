import {
  allHandlersFinished,
  CancellationScope,
  condition,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Escalation } from '../../domain/escalation/escalation';
import type { EscalationFact, EscalationFactBody } from '../../domain/escalation/facts';
import { beginEscalation, decideEscalation, resumeEscalation, trackerIssues } from '../../domain/escalation';
import { DeadlineTimer } from '../deadline-timer';
import { SEARCH_ATTRIBUTES, type EscalationInput, type EscalationResult } from '../messages';
import { carryOutOfLadder } from './carry-out';
import { fold } from './fold';
import { goOnAsNew, mustGoOnAsNew } from './go-on-as-new';
import { listen } from './listen';
import { PagesOut } from './pages-out';

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
    const publish = publisher(state);
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
      if (state.underway === null) publish(state);
      if (mustGoOnAsNew(state)) await goOnAsNew(state);
      await timer.wait(() => facts.length > 0, step.until);
    }
    publish(state);
    await condition(allHandlersFinished);
    return { status: state.status, owner: state.owner.name };
  });
}

/** Lists find an open escalation by the level that is asked, and trackers by the issues that they have of it. */
function publisher(resumed: Escalation): (state: Escalation) => void {
  let [level, issues] = [resumed.place.level, trackerIssues(resumed).length];
  return (state) => {
    const { place, endedAt } = state;
    const [levelNow, known] = [endedAt === null ? place.level : null, trackerIssues(state)];
    const changed = [
      ...(levelNow === level ? [] : [{ key: SEARCH_ATTRIBUTES.escalationLevel, value: levelNow }]),
      ...(known.length === issues ? [] : [{ key: SEARCH_ATTRIBUTES.trackerIssues, value: [...known] }]),
    ];
    [level, issues] = [levelNow, known.length];
    if (changed.length > 0) upsertSearchAttributes(changed);
  };
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
