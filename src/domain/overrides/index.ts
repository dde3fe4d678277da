/*
 * Emergency overrides, as deciders: `applyOverride` folds what has happened, `decideOverride` says what to do next.
 *
 *   board.ts      all that hold: which may, and by which who comes is led elsewhere
 *   diversion.ts  what an override makes of one customer's route, and what it leaves of it for the way back
 *   decide.ts     let in, sweep after sweep, over, led back, let go
 *
 * What it means for one interaction is in ../process/diverting.ts.
 */
export { applyOverride, refusalOfOverride } from './apply';
export { beginOverride } from './begin';
export { decideOverride, type OverrideNext } from './decide';
export { overrideSummary, overrideView } from './view';
