import { allHandlersFinished, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import type { Interaction } from '../domain/interaction';
import type { InteractionInput, InteractionResult } from './messages';

/**
 * A pinned run that is older moves to the workers' newer version when it next has something to do. So a version is
 * drained about a day after its successor came, and a contact of a few minutes is never moved while it lasts.
 */
const LONG_RUN_MS = 24 * 60 * 60 * 1_000;

/** Whether a new run is due: the history has grown too long, or newer workers wait for a run that is old. */
const isDue = (): boolean => {
  const { continueAsNewSuggested, targetWorkerDeploymentVersionChanged, runStartTime } = workflowInfo();
  return (
    continueAsNewSuggested ||
    (targetWorkerDeploymentVersionChanged && Date.now() - runStartTime.getTime() >= LONG_RUN_MS)
  );
};

/** As of any of our long workflows. */
export const isNewRunDue = (): boolean => isDue();

/**
 * Whether the state may be handed over: nothing is under way whose result only this run would hear, and nobody waits
 * for an answer. What is begun in the background is begun again by the next run; once the outcome stands it is waited
 * for, because an outcome that is being written must not change.
 */
const isWhole = (state: Interaction): boolean =>
  state.underway === null &&
  allHandlersFinished() &&
  (state.outcome === null || state.background.every(({ status }) => status !== 'begun'));

/** Whether this run is to end here, with everything handed over. Ask when all facts are folded, and await nothing since. */
export const mustGoOnAsNew = (state: Interaction): boolean => isDue() && isWhole(state);

/**
 * Hands the whole state over to a new run. Memo and search attributes go along by themselves; a signal or a command that
 * comes at this instant makes the server ask this run again first. Pinned or not, the new run begins on the version
 * that is current by then.
 */
export const goOnAsNew = (state: Interaction): Promise<never> =>
  makeContinueAsNewFunc<(input: InteractionInput) => Promise<InteractionResult>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })({ resumed: state });
