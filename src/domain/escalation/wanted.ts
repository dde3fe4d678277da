import type { EscalationAction } from './actions';
import { isNewsWanted } from './alerts';
import type { Escalation } from './escalation';
import { isPageWanted } from './paging';

/** Whether somebody outside is still to hear of it; whoever carries out stops what is not. */
export function isWanted(state: Escalation, action: EscalationAction): boolean {
  if (action.do === 'page') return isPageWanted(state, action.pageId);
  return action.do !== 'tellChannel' || isNewsWanted(state, action);
}
