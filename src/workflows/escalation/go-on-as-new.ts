import { allHandlersFinished, makeContinueAsNewFunc } from '@temporalio/workflow';
import { isSending } from '../../domain/escalation';
import type { Escalation } from '../../domain/escalation/escalation';
import { isNewRunDue } from '../go-on-as-new';
import type { EscalationInput, EscalationResult } from '../messages';

/** Messages on their way would be begun again by the next run: people would get them twice. */
const isWhole = (state: Escalation): boolean =>
  state.underway === null &&
  !state.telling &&
  state.note !== 'begun' &&
  !isSending(state) &&
  allHandlersFinished();

/** Whether this run is to end here, with everything handed over; as for interactions. */
export const mustGoOnAsNew = (state: Escalation): boolean => isNewRunDue() && isWhole(state);

export const goOnAsNew = (state: Escalation): Promise<never> =>
  makeContinueAsNewFunc<(input: EscalationInput) => Promise<EscalationResult>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })({ resumed: state });
