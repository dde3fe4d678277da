import type { Action } from '../actions';
import type { Interaction } from '../interaction';
import { followUpInteractionId } from '../outreach';
import { currentLeg } from './legs';

/** The business key of the last note, within its interaction. */
export const OUTCOME_NOTE = 'outcome';

export const isOutcomeNote = (action: Action): boolean =>
  action.do === 'appendCaseNote' && action.key === `${action.interactionId}:${OUTCOME_NOTE}`;

const isFollowedUp = ({ background }: Interaction): boolean =>
  background.some(({ work }) => work === 'start_follow_up');

/** What the CRM is told of how it ended, and why: one line a fact, no personal data. */
export function outcomeText(state: Interaction): string {
  const { decision, outcome, outcomeReason } = state;
  const leg = currentLeg(state);
  const agent = leg.acceptance?.agentName;
  const lines = [
    `Outcome: ${outcome ?? 'unknown'} (${outcomeReason ?? 'no reason'})`,
    decision &&
      `Route: ${decision.route}, step ${leg.step} of ${decision.steps.length}, priority ${decision.priority}`,
    decision && `Policy: ${decision.policyVersion}`,
    agent && `Agent: ${agent}`,
    state.note && `Note: ${state.note}`,
    isFollowedUp(state) && `Follow-up: by e-mail, ${followUpInteractionId(state.start.interactionId)}`,
    ...state.defects.map((defect) => `Defect: ${defect.attribute} ${defect.problem} (from ${defect.source})`),
  ];
  return lines.filter(Boolean).join('\n');
}
