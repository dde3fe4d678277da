import type { Channel } from '../../domain/channel';
import type { FlexChannel, MessageAdded, NamedConversation } from '../../domain/conversation';
import type { ConversationSid, TaskSid } from '../../domain/ids';
import type { NewRoutingTask, RoutingTask } from '../taskrouter/port';

/**
 * Conversations, and the Flex Interactions that bring agents into them. Every method throws OutsideError; none retries.
 * Interactions have no idempotency key: after an `unknown` outcome look the task up before repeating.
 */
export interface ConversationsPort {
  /**
   * Makes an Interaction and the task that asks for its first agent, as it was created. With neither `sid` nor `binding`
   * Flex opens a conversation that nobody is in yet.
   */
  createInteraction(
    conversation: NamedConversation & { readonly channel: Channel },
    task: Omit<NewRoutingTask, 'virtualStartTime'>,
  ): Promise<RoutingTask>;
  /** Asks one more agent into the channel: a task of its own, without any attribute of the others. */
  invite(channel: FlexChannel, task: Omit<NewRoutingTask, 'virtualStartTime'>): Promise<RoutingTask>;
  /**
   * Closes the channel and so its conversation. Agents wrap up, or are done at once; who was not taken yet is canceled.
   * Answers false when it was closed already.
   */
  closeChannel(channel: FlexChannel, agents: 'wrap' | 'complete'): Promise<boolean>;
  /** The agent of this task leaves; the conversation goes on. Answers false when they are not there. */
  leave(channel: FlexChannel, taskSid: TaskSid, how: 'wrap' | 'complete'): Promise<boolean>;
  /** Who wrote the newest messages, and when; never what. */
  lastMessages(conversationSid: ConversationSid): Promise<readonly MessageAdded[]>;
  /** Whether the conversation takes messages; null when Twilio does not know it. */
  isOpen(conversationSid: ConversationSid): Promise<boolean | null>;
  /** Closes a conversation that no channel of Flex's is known for. One that is closed, or unknown, stays as it is. */
  close(conversationSid: ConversationSid): Promise<void>;
  /**
   * A conversation with the addresses of one that is over, once per name; where the customer is in another open one of these
   * addresses, that one, and `isNew` is false. `refused` when nobody was there by an address.
   */
  openAfter(
    before: ConversationSid,
    uniqueName: string,
  ): Promise<{ readonly sid: ConversationSid; readonly isNew: boolean }>;
  /** Writes to the customer, once per key. `refused` when the conversation is closed. */
  say(conversationSid: ConversationSid, message: { key: string; text: string }): Promise<void>;
}
