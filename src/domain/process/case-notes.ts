import type { Interaction } from '../interaction';
import { currentLeg } from './legs';

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
    ...state.defects.map((defect) => `Defect: ${defect.attribute} ${defect.problem} (from ${defect.source})`),
  ];
  return lines.filter(Boolean).join('\n');
}
