import type { Instant } from '../json';
import type { EscalationAction, EscalationActionBody } from './actions';
import { nextAlertNews } from './alerts';
import { climbingAgenda } from './climbing';
import { lastWordsUntil, nextComment, nextHeard } from './comments';
import { isDone, newsDue, noteDue } from './closing';
import type { Escalation } from './escalation';
import { outreachDue } from './outreach';
import { nextPage } from './paging';
import { nextReceiverNews } from './receivers';
import { sentAgainAt } from './trying-again';

export type EscalationNext =
  | { readonly next: 'act'; readonly action: EscalationAction }
  /** `until` null: until something happens. */
  | { readonly next: 'wait'; readonly until: Instant | null }
  | { readonly next: 'finish' };

/** What to do next, or until when to wait. Whoever drives tells `begun` before acting and `done` or `failed` after. */
export function decideEscalation(state: Escalation, now: Instant): EscalationNext {
  const outside =
    nextPage(state, now) ?? nextAlertNews(state) ?? nextReceiverNews(state) ?? nextComment(state);
  if (outside !== null) return act(state, outside, true, now);
  if (state.underway !== null) return { next: 'wait', until: null };
  const agenda = climbingAgenda(state);
  const due = agenda.find(({ at }) => at <= now);
  if (due !== undefined) return act(state, due.act, false, now);
  // Told once all is folded that follows at once: a level that is passed over is no news by itself.
  const beside = newsDue(state) ?? outreachDue(state) ?? nextHeard(state) ?? noteDue(state);
  if (beside !== null) return act(state, beside, true, now);
  const lastWords = lastWordsUntil(state);
  if (isDone(state)) {
    return lastWords !== null && lastWords > now ? { next: 'wait', until: lastWords } : { next: 'finish' };
  }
  const instants = [...agenda.map(({ at }) => at), sentAgainAt(state) ?? Infinity];
  const until = Math.min(...instants);
  return { next: 'wait', until: until === Infinity ? null : until };
}

const act = (
  { actionsBegun }: Escalation,
  body: EscalationActionBody,
  background: boolean,
  begunAt: Instant,
): EscalationNext => ({
  next: 'act',
  action: { ...body, id: `action-${actionsBegun + 1}`, background, begunAt },
});
