import type { ActionOf } from '../domain/actions';
import { SENT_TO_A_SYSTEM } from './escalation/carry-out';
import { runActivity } from './run-activity';

/** As an escalation's message to a system: by its activity, under an id that tells the receiver what it has. */
export const notify = ({ pageId, channel, message }: ActionOf<'notify'>): Promise<unknown> =>
  runActivity({ do: 'page', pageId, channel, to: 'webhook', message }, SENT_TO_A_SYSTEM);
