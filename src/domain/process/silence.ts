import { NOTHING_SAID } from '../conversation';
import type { DoneFact } from '../facts';
import type { ConversationSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegTask } from '../leg';
import type { SilenceRule } from '../silence';
import { latest, type Agenda } from './agenda';
import { background } from './background';
import { hearConversation, lastMessagesOf } from './conversing';
import { conversationSidOf } from './flex-requests';
import { routeOf } from './keys';
import { changeCurrentLeg, changeLeg, currentLeg, settled } from './legs';
import { readTask } from './requests';
import { backIntoQueue } from './requeueing';
import { BECAUSE_SILENT, pastOfAll } from './stays';
import { record, THROUGHLINE } from './timeline';
import { whyNotFree } from './transfer-refusals';

/*
 * Accepted but silent: an agent has a customer who waits for an answer, and says nothing. They are reminded, then the
 * customer goes back into the queue with their place. Only what agents write counts against it, and before anything is
 * done we look ourselves: a message whose news was lost must not cost an agent who is talking their customer.
 */

interface Silence {
  readonly since: Instant;
  readonly rule: SilenceRule;
  /** What is to be done about it next, and when; null: nothing any more. */
  readonly next: { readonly what: 'nudge' | 'requeue'; readonly at: Instant } | null;
}

function silenceOf(state: Interaction, leg: Leg): Silence | null {
  const rule = leg.acceptance === null ? null : routeOf(state, leg).silence;
  const since = silentSince(state, leg);
  const isBusy = leg.wrappingSince !== null || leg.end !== null || whyNotFree(state, leg) !== null;
  if (!rule || since === null || isBusy || state.wish !== null) return null;
  if (leg.nudgedFor !== since) {
    return { since, rule, next: { what: 'nudge', at: since + rule.nudgeAfterMs } };
  }
  const times = pastOfAll(state).silences;
  const at = Math.max(since + rule.requeueAfterMs, (leg.nudgedAt ?? since) + timeToAnswer(rule));
  return { since, rule, next: times < rule.mostTimes ? { what: 'requeue', at } : null };
}

/** However late the reminder came, its agent has some of the time that the policy leaves between the two. */
const timeToAnswer = ({ nudgeAfterMs, requeueAfterMs }: SilenceRule): number =>
  (requeueAfterMs - nudgeAfterMs) / 2;

/** Since when the customer waits for the agent who has them; null when they do not, or nobody tells us who writes. */
function silentSince(state: Interaction, { origin, acceptance }: Leg): Instant | null {
  const { conversation } = state;
  if (acceptance === null || (origin !== 'interaction' && conversation === null)) return null;
  const { agentAt } = lastMessagesOf(state);
  if (agentAt === null || agentAt < acceptance.at) return acceptance.at;
  const [unanswered] = conversation?.unanswered ?? [];
  return unanswered === undefined ? null : Math.max(unanswered, acceptance.at);
}

/** The conversation that we can read ourselves; null: of what is said there we only hear. */
const toReadOf = (state: Interaction, { origin }: Leg): ConversationSid | null =>
  origin === 'interaction' ? conversationSidOf(state) : null;

/** We look before we do something about it. */
export function silenceAgenda(state: Interaction, leg: Leg, task: LegTask): Agenda {
  const next = silenceOf(state, leg)?.next;
  if (!next) return [];
  const conversationSid = toReadOf(state, leg);
  const act = conversationSid === null ? readTask(task) : ({ do: 'readMessages', conversationSid } as const);
  return [{ what: `silence_${next.what}`, at: latest(next.at, leg.retryAt), act }];
}

/** What the conversation itself shows. */
export function readMessages(
  state: Interaction,
  { result, receivedAt }: DoneFact<'readMessages'>,
): Interaction {
  const heard = result.events.reduce(hearConversation, changeCurrentLeg(state, settled));
  return { ...heard, conversation: { ...(heard.conversation ?? NOTHING_SAID), readAt: receivedAt } };
}

/** Comes after every fact: the agent is silent still, and we have looked since it was due. */
export function settleSilence(state: Interaction, now: Instant): Interaction {
  if (state.outcome !== null || state.decision === null) return state;
  const leg = currentLeg(state);
  const silence = silenceOf(state, leg);
  if (!silence?.next || now < silence.next.at || lookedAt(state, leg) < silence.next.at) return state;
  return silence.next.what === 'nudge'
    ? nudge(state, leg, silence.since, now)
    : backIntoQueue(
        state,
        { because: BECAUSE_SILENT, by: THROUGHLINE, except: leg.acceptance?.agentSid },
        now,
      );
}

const lookedAt = (state: Interaction, leg: Leg): Instant =>
  toReadOf(state, leg) === null ? leg.knownAt : (state.conversation?.readAt ?? 0);

function nudge(
  state: Interaction,
  { legId, task, acceptance }: Leg,
  since: Instant,
  now: Instant,
): Interaction {
  if (task === null) return state;
  const nudged = changeLeg(state, legId, (leg) => ({ ...leg, nudgedFor: since, nudgedAt: now }));
  const id = `nudge:${legId}:${since}`;
  const told = record(nudged, id, now, 'agent.nudged', THROUGHLINE, {
    legId,
    agentSid: acceptance?.agentSid ?? null,
    silentSince: new Date(since).toISOString(),
  });
  return background(told, id, { work: 'nudge', taskSid: task.taskSid, since });
}
