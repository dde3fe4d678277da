import type { Hours } from './clocks/openings';
import type { ConversationSid, InteractionId } from './ids';
import type { Instant } from './json';

/** Why the customer is written to first. Wire format. */
export type OutreachReason = 'escalation_answered';

/** An interaction that we begin: the customer is written to, and it waits for their reply with nobody. */
export interface Outreach {
  readonly because: OutreachReason;
  readonly text: string;
  /** In whose hours the customer may be written to; null: at any time. */
  readonly quiet: Hours;
  /** How long their reply is waited for. */
  readonly replyWithinMs: number;
  /** The conversation of Twilio's that they were in, whose addresses are written to; null: the backend has their channel. */
  readonly after: ConversationSid | null;
  /** What the backend knows the interaction before by. */
  readonly externalId: string | null;
}

/** What came of it. */
export type OutreachState =
  | { readonly status: 'due' }
  | { readonly status: 'waiting'; readonly toldAt: Instant }
  /** An interaction as any other from here on. */
  | { readonly status: 'replied' }
  | { readonly status: 'over' };

/** The customer's words when somebody outside the queues has resolved what was escalated for them. */
export interface AnswerWords {
  readonly text: string;
  readonly quiet: Hours;
  readonly replyWithinMs: number;
}

/** How an answer that is to reach the customer stands, in the interaction that it belongs to. */
export interface AnswerToTell extends AnswerWords {
  /**
   * `kept`: nobody has answered yet. `due`: it is said here as soon as it may be. `apart`: it is not said here any more, but
   * by an interaction of its own. `begun`: that one is on its way.
   */
  readonly status: 'kept' | 'due' | 'told' | 'not_told' | 'apart' | 'begun';
  readonly at: Instant;
  readonly failures: number;
  /** An attempt may have come: it is not said anywhere else. */
  readonly isDoubtful?: true;
}

/** What the activity that reaches the customer answers. */
export interface Reached {
  /** The conversation that their reply comes in; null: the backend tells of it. */
  readonly conversationSid: ConversationSid | null;
  /** They were in another conversation already, and read it there: their reply is that one's. */
  readonly elsewhere?: true;
}

/** What an e-mail goes on with that another interaction ended with. */
export interface FollowUp {
  /** The reason of that one's outcome. */
  readonly because: string;
  /** The customer's e-mail address. */
  readonly to: string;
  /** Where what was said can be read: the conversation on Twilio, or what the backend knows it by. */
  readonly transcript: string | null;
}

export const followUpInteractionId = (interactionId: InteractionId): InteractionId =>
  `${interactionId}-mail` as InteractionId;

/** The interaction that tells a customer what an escalation has brought. */
export const answerInteractionId = (escalationId: string): InteractionId =>
  `${escalationId}-answer` as InteractionId;
