import { asEscalationId, asInteractionId, type EscalationId, type InteractionId } from '../ids';

/*
 * What an alert is called at a channel that keeps alerts: the channel names it again when somebody answers there, and
 * everything that is known of it by then stands in its name. Wire format.
 */

export interface AlertName {
  readonly interactionId: InteractionId;
  readonly escalationId: EscalationId;
  readonly channel: string;
}

/** One for each escalation and channel, and another after each time that an acknowledgement came to nothing. */
export const alertKeyOf = (escalationId: EscalationId, channel: string, episode: number): string =>
  `throughline:${escalationId}:${channel}${episode === 0 ? '' : `:${episode + 1}`}`;

const KEY = /^throughline:(([A-Za-z0-9.-]{1,64})-e[1-9]\d{0,3}):([A-Za-z][A-Za-z0-9-]{0,47})(?::\d{1,4})?$/;

/** Null for what is none of ours. */
export function readAlertKey(text: string): AlertName | null {
  const [, escalationId, interactionId, channel] = KEY.exec(text) ?? [];
  if (escalationId === undefined || interactionId === undefined || channel === undefined) return null;
  return {
    interactionId: asInteractionId(interactionId),
    escalationId: asEscalationId(escalationId),
    channel,
  };
}
