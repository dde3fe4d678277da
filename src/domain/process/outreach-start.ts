import type { ActionOf } from '../actions';
import type { Channel } from '../channel';
import type { EscalationRecord } from '../escalation/record';
import type { BackgroundWork, Customer, Interaction, InteractionStart } from '../interaction';
import type { Instant, JsonObject } from '../json';
import { answerInteractionId, followUpInteractionId, type AnswerToTell, type AnswerWords } from '../outreach';
import { conversationSidOf } from './flex-requests';
import { currentLeg } from './legs';

/* How the interaction begins by which a customer is written to whose own is over. */

/** How a customer can be reached from whom we are apart. */
interface Way {
  readonly channel: Channel;
  readonly customer: Customer;
  readonly after: NonNullable<InteractionStart['outreach']>['after'];
}

const isEmailAddress = (address: string | null | undefined): address is string =>
  typeof address === 'string' && /^[^@\s:]+@[^@\s]+$/.test(address);

/** The address that they gave, else the CRM's; null: nobody knows one. */
export const emailOf = ({ start, profile }: Pick<Interaction, 'start' | 'profile'>): string | null =>
  [start.customer.address, profile?.email].find(isEmailAddress) ?? null;

/** As they wrote; by e-mail who called, or was in a window that is closed by now; null: nobody knows how. */
function wayTo(state: Interaction): Way | null {
  const { channel, customer } = state.start;
  const isOnTwilio = currentLeg(state).origin === 'interaction';
  if (channel !== 'voice' && !isOnTwilio) return { channel, customer, after: null };
  const after = conversationSidOf(state);
  if (channel !== 'voice' && channel !== 'chat' && after !== null) return { channel, customer, after };
  const address = emailOf(state);
  return address === null ? null : { channel: 'email', customer: { ...customer, address }, after: null };
}

/** What a task of somebody's says of its place in Twilio is not true of another. */
const OF_A_PLACE = /sid$|^(throughline|conversations|conference|channelType|channel)$/i;

export const givenAnew = ({ start }: Interaction): JsonObject =>
  Object.fromEntries(Object.entries(start.given).filter(([key]) => !OF_A_PLACE.test(key)));

/** Null: nobody knows how to reach them. */
export function answerStart(
  state: Interaction,
  { escalationId, answer }: Pick<EscalationRecord, 'escalationId' | 'answer'>,
): InteractionStart | null {
  const way = wayTo(state);
  if (way === null || answer === undefined) return null;
  const { interactionId, source, externalId } = state.start;
  const { text, quiet, replyWithinMs } = answer;
  const { after, ...to } = way;
  return {
    interactionId: answerInteractionId(escalationId),
    birth: { kind: 'request' },
    source,
    externalId: null,
    ...to,
    given: givenAnew(state),
    continues: interactionId,
    ...(after !== null && { conversation: { sid: null, identity: null, binding: null } }),
    outreach: { because: 'escalation_answered', text, quiet, replyWithinMs, after, externalId },
  };
}

/** Once nothing of theirs is open any more. */
export function startOutreach(
  state: Interaction,
  { escalationId }: Extract<BackgroundWork, { work: 'start_outreach' }>,
): ActionOf<'startOutreach'> {
  const known = state.escalations.find((one) => one.escalationId === escalationId);
  const start = known === undefined ? null : answerStart(state, known);
  if (start === null) throw new Error('Nobody knows how to reach the customer.');
  return { do: 'startOutreach', start };
}

/** The e-mail as which it goes on whom nobody could take. */
export function startFollowUp(state: Interaction): ActionOf<'startOutreach'> {
  const { interactionId, source, externalId, customer } = state.start;
  const address = emailOf(state);
  if (address === null) throw new Error('Nobody knows where to write to.');
  const start: InteractionStart = {
    interactionId: followUpInteractionId(interactionId),
    birth: { kind: 'request' },
    source,
    externalId: null,
    channel: 'email',
    customer: { ...customer, address },
    given: givenAnew(state),
    continues: interactionId,
    followUp: {
      because: state.outcomeReason ?? 'unserved',
      to: address,
      transcript: conversationSidOf(state) ?? externalId,
    },
  };
  return { do: 'startOutreach', start };
}

/** As the policy had it when the ladder was begun. */
export const answerKept = (words: AnswerWords, now: Instant): AnswerToTell => ({
  ...words,
  status: 'kept',
  at: now,
  failures: 0,
});

/** What whoever takes the reply sees: what it is about, and where the rest of it is. */
export function outreachAttributes({ start }: Interaction): JsonObject {
  const { continues: of, outreach, followUp } = start;
  if (outreach !== undefined) return { follow_up: { of, because: outreach.because } };
  return followUp === undefined ? {} : { follow_up: { of, ...followUp } };
}
