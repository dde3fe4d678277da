import { patched } from '@temporalio/workflow';
import type { Action } from '../domain/actions';
import type { FactBody, ResultFact } from '../domain/facts';
import { isOutcomeNote } from '../domain/process/case-notes';
import { isTombstone } from '../domain/tombstone';
import { CARRYING, PLANNED_PATIENTLY } from './activity-options';
import { passNote } from './escalation/pass-note';
import { startLadder } from './escalation/start-ladder';
import { notify } from './notify';
import { explain, runActivity, UNDECODABLE } from './run-activity';
import { startOutreach } from './start-outreach';

/** Carries an action out and tells what came of it; never throws. */
export async function carryOut(action: Action): Promise<FactBody> {
  try {
    const result = await run(action);
    if (isTombstone(result)) return { kind: 'failed', action, ...UNDECODABLE };
    return { kind: 'done', do: action.do, action, result } as ResultFact;
  } catch (error) {
    return { kind: 'failed', action, ...explain(error) };
  }
}

async function run(action: Action): Promise<unknown> {
  if (action.do === 'startEscalation') return startLadder(action.start);
  if (action.do === 'startOutreach') return startOutreach(action);
  if (action.do === 'passMark' || action.do === 'giveUpRecording' || action.do === 'giveUpReply') return {};
  if (action.do === 'notify') return notify(action);
  if (action.do === 'passNote') return passNote(action);
  if (action.do === 'planEscalation' && action.patient) return runActivity(action, PLANNED_PATIENTLY);
  const { local, remote } = CARRYING[action.do];
  return runActivity(action, local !== undefined && mayBeLocal(action) ? { local, remote } : { remote });
}

/**
 * One local activity at a time, and never in the main line's way. Of two that end within one workflow task the replay
 * takes the results in the order in which they were begun, not in that in which they ended, and refuses its own history
 * (TMPRL1100); and no command of a workflow task leaves before the slowest of them. The note of the outcome is alone:
 * the main line is over.
 */
const mayBeLocal = (action: Action): boolean => {
  if (action.do === 'endTask') return action.inTask === true;
  return !action.background || isOutcomeNote(action) || !patched('background-is-remote');
};
