import type { AnswerLinks } from '../../adapters/paging/answer-links';
import type { TrackerPort } from '../../adapters/tracker/port';
import type {
  EscalationActionName,
  EscalationActionOf,
  EscalationResults,
} from '../../domain/escalation/actions';
import { instantAfter, openLevel } from '../../policy';
import { createChannelActivities } from './channels';
import type { TurnSources } from './in-turn';
import { ownerFor, type OwnersPort } from './owner-for';
import { withFailures } from '../to-failure';

/** What is done outside for an escalation alone, named as the action that its process asks for. */
export type EscalationActivities = {
  [Name in Exclude<EscalationActionName, 'tellInteraction' | 'startOutreach' | 'appendCaseNote'>]: (
    action: EscalationActionOf<Name>,
  ) => Promise<EscalationResults[Name]>;
};

/** Each throws ApplicationFailure of a type in OUTSIDE_FAILURES. */
export const createEscalationActivities = (
  paging: TrackerPort,
  crm: OwnersPort,
  turns: TurnSources,
  links: Pick<AnswerLinks, 'linkTo'> | null = null,
): EscalationActivities =>
  withFailures({
    openLevel: async (action: EscalationActionOf<'openLevel'>): Promise<EscalationResults['openLevel']> =>
      openLevel(action, action.begunAt, await ownerFor(action, crm)),
    countTime: async ({
      calendar,
      from,
      ms,
    }: EscalationActionOf<'countTime'>): Promise<EscalationResults['countTime']> =>
      Promise.resolve({ at: instantAfter(calendar, from, ms) }),
    ...createChannelActivities(paging, turns, links),
  });
