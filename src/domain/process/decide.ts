import type { Action, ActionBody } from '../actions';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { Agenda } from './agenda';
import { backgroundAction, backgroundIsDone, nextInBackground } from './background';
import { consultingAgenda } from './consulting';
import { heldAgenda } from './holding';
import { intakeAgenda } from './intake';
import { currentLeg } from './legs';
import { mustReadLog, readingLog } from './log-reading';
import { parkedAgenda } from './parking';
import { besideAgenda } from './native-invites';
import { servingAgenda } from './serving';
import { reachingAgenda } from './reaching-out';
import { answersAgenda } from './relaying';
import { releasingAgenda } from './releasing';
import { recordingAgenda } from './voicemail';
import { clocksAgenda } from './clocks/marks';
import { updatesAgenda } from './clocks/updates';
import { tellingAgenda } from './telling';
import { checkingAgenda, offeringAgenda } from './transferring';
import { endTwins } from './twins';
import { waitingAgenda } from './waiting';
import { wishAgenda } from './wishes';

export type Next =
  | { readonly next: 'act'; readonly action: Action }
  /** `until` null: until something happens. */
  | { readonly next: 'wait'; readonly until: Instant | null }
  | { readonly next: 'finish' };

/** What to do next, or until when to wait. Whoever drives tells `begun` before acting and `done` or `failed` after. */
export function decide(state: Interaction, now: Instant): Next {
  const beside = nextInBackground(state);
  if (beside !== undefined) return act(backgroundAction(state, beside), beside.id, true, now);
  if (state.underway !== null) return { next: 'wait', until: null };

  const agenda = agendaOf(state);
  const due = agenda.find(({ at }) => at <= now);
  if (due !== undefined) return act(due.act, `action-${state.actionsBegun + 1}`, false, now);
  if (agenda.length > 0) return { next: 'wait', until: Math.min(...agenda.map(({ at }) => at)) };
  return state.outcome !== null && backgroundIsDone(state)
    ? { next: 'finish' }
    : { next: 'wait', until: null };
}

const act = (body: ActionBody, id: string, background: boolean, begunAt: Instant): Next => ({
  next: 'act',
  action: { ...body, id, background, begunAt },
});

const askingWhoHadIt = (leg: Leg): Agenda =>
  leg.task !== null && mustReadLog(leg) ? [readingLog(leg, leg.task)] : [];

/** What the process wants, now and later, in order of precedence. Its instants are the interaction's deadlines. */
export const agendaOf = (state: Interaction): Agenda => [
  ...clocksAgenda(state),
  ...mainAgenda(state),
  ...updatesAgenda(state),
  ...answersAgenda(state),
];

function mainAgenda(state: Interaction): Agenda {
  const releasing = releasingAgenda(state);
  if (state.outcome !== null) {
    return [...releasing, ...endTwins(state, currentLeg(state)), ...recordingAgenda(state)];
  }
  const telling = tellingAgenda(state);
  if (telling !== null) return [...telling, ...releasing];
  const leg = currentLeg(state);
  if (state.held) return [...releasing, ...endTwins(state, leg), ...heldAgenda(state, state.held)];
  if (state.parked !== null) {
    return [...releasing, ...endTwins(state, leg), ...parkedAgenda(state, state.parked)];
  }
  // Its end is known; who had it may not be, and what else there is in TaskRouter is still to be ended.
  if (leg.end !== null && !leg.unread) return [...askingWhoHadIt(leg), ...releasing, ...endTwins(state, leg)];
  if (state.wish !== null && !leg.unread) return [...releasing, ...wishAgenda(state, state.wish)];
  const reaching = reachingAgenda(state);
  if (reaching !== null) return [...releasing, ...reaching];
  if (state.transferAsked !== null) return checkingAgenda(state, state.transferAsked);
  if (state.phase === 'intake') return intakeAgenda(state);
  const serving = leg.acceptance === null ? waitingAgenda(state) : servingAgenda(state);
  return [
    ...offeringAgenda(state),
    ...consultingAgenda(state),
    ...releasing,
    ...serving,
    ...besideAgenda(state),
  ];
}
