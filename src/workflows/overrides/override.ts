import { allHandlersFinished, condition, makeContinueAsNewFunc, upsertMemo } from '@temporalio/workflow';
import { applyOverride, beginOverride, decideOverride, overrideSummary } from '../../domain/overrides';
import type { OverrideFact, OverrideFactBody } from '../../domain/overrides/facts';
import type { Override } from '../../domain/overrides/override';
import { DeadlineTimer } from '../deadline-timer';
import { isNewRunDue } from '../go-on-as-new';
import { carryOutOverride } from './carry-out';
import { listen } from './listen';
import { OVERRIDE_MEMO, type OverrideInput, type OverrideResult } from './messages';

/**
 * Drives one emergency override (domain/overrides) durably, as `interaction` drives an interaction: let in, sweep after
 * sweep, ended by its timer or by command, and led back.
 */
export async function override(input: OverrideInput): Promise<OverrideResult> {
  let state = input.resumed ?? beginOverride(input.start, Date.now());
  const facts: OverrideFact[] = [];
  const tell = (fact: OverrideFactBody): void => void facts.push({ ...fact, receivedAt: Date.now() });

  listen(() => state, tell);

  const timer = new DeadlineTimer();
  const publish = memoPublisher();
  for (;;) {
    while (facts.length > 0) state = applyOverride(state, facts.shift()!);
    publish(state);
    const step = decideOverride(state, Date.now());
    if (step.next === 'finish') break;
    if (step.next === 'act') {
      tell({ kind: 'begun', action: step.action });
      void carryOutOverride(step.action).then(tell);
      continue;
    }
    if (mustGoOnAsNew(state)) await goOnAsNew(state);
    await timer.wait(() => facts.length > 0, step.until);
  }
  await condition(allHandlersFinished);
  const { status, moved, returned } = state;
  return { status, moved, returned };
}

/** Lists tell of it by its memo. */
function memoPublisher(): (state: Override) => void {
  let published = '';
  return (state) => {
    const summary = overrideSummary(state);
    const now = JSON.stringify(summary);
    if (now === published) return;
    published = now;
    upsertMemo({ [OVERRIDE_MEMO]: summary });
  };
}

const mustGoOnAsNew = (state: Override): boolean =>
  isNewRunDue() && state.underway === null && allHandlersFinished();

const goOnAsNew = (state: Override): Promise<never> =>
  makeContinueAsNewFunc<(input: OverrideInput) => Promise<OverrideResult>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })({ resumed: state });
