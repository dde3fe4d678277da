import type { Interaction } from '../interaction';
import { latest, type Agenda } from './agenda';
import { conversationOver } from './conversing';
import { desktopAgenda } from './desktop-transfers';
import { currentLeg } from './legs';
import { readingLog } from './log-reading';
import { limitAgenda } from './parking';
import { readTask } from './requests';
import { CALL_WRAP_UP_GRACE_MS, REREAD_MS } from './timings';
import { silenceAgenda } from './silence';
import { endTwins } from './twins';

/*
 * Active and wrapping: an agent has the customer, then the after-call work. TaskRouter tells us what happens; we look
 * ourselves often enough that a lost event is found.
 */

export function servingAgenda(state: Interaction): Agenda {
  const leg = currentLeg(state);
  if (leg.task === null) return [];
  if (leg.gone) return [readingLog(leg, leg.task)];
  const callOver = leg.callEndedAt !== null && leg.callEndedAt > leg.knownAt;
  const rereadAt = callOver ? leg.callEndedAt + CALL_WRAP_UP_GRACE_MS : leg.knownAt + REREAD_MS;
  return [
    ...desktopAgenda(leg),
    ...conversationOver(state, leg, leg.task),
    ...endTwins(state, leg),
    ...limitAgenda(state, leg),
    ...silenceAgenda(state, leg, leg.task),
    { what: 'reread', at: latest(rereadAt, leg.retryAt), act: readTask(leg.task) },
  ];
}
