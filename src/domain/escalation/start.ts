import type { Actor } from '../actor';
import type { Channel } from '../channel';
import type { EscalationId, InteractionId } from '../ids';
import type { InteractionStart } from '../interaction';
import type { Ladder } from './ladder';

/** All that is known when an escalation begins: the input of its workflow. */
export interface EscalationStart {
  readonly escalationId: EscalationId;
  readonly interactionId: InteractionId;
  readonly externalId: string | null;
  readonly customerId: string | null;
  readonly channel: Channel;
  readonly ladder: Ladder;
  /** The level it begins at. */
  readonly level: number;
  readonly by: Actor;
  /** What whoever escalated tells those who are asked. */
  readonly note: string | null;
  /**
   * How the customer is told once it is resolved, should their interaction be over by then; null: nobody knows where to write
   * to; missing: they are told nothing.
   */
  readonly answer?: InteractionStart | null;
  /**
   * `levels`: that a message arrived is told with the next news, for every piece of news costs two histories about five
   * events. Missing where an older worker began it: those tell each by itself, as their histories have it.
   */
  readonly news?: 'levels';
  /** Whether whoever was asked by a webhook is told what became of it. Missing as `news`. */
  readonly receivers?: 'told';
  /** Whether lists show whose it is, and until when. Missing where an older worker began it: they show its level only. */
  readonly listed?: true;
}
