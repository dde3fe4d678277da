import type { ConversationsPort } from '../adapters/conversations/port';
import { OutsideError } from '../adapters/outside-error';
import type { TaskRouterPort } from '../adapters/taskrouter/port';
import type { QualityDefect } from '../domain/decision';
import type { ActionResults } from '../domain/facts';
import type { TaskSid } from '../domain/ids';
import type { CurrentPolicy } from './current-policy';
import type { ActionBegun } from './port';
import { layOut } from './routing/create-task';
import { readingOf } from './routing/read-task';

export interface FlexDependencies {
  readonly conversations: ConversationsPort;
  readonly taskRouter: TaskRouterPort;
  readonly currentPolicy: () => Promise<CurrentPolicy>;
}

/** Agents in conversations, by Flex's Interactions. */
export const createFlexActivities = ({ conversations, taskRouter, currentPolicy }: FlexDependencies) => ({
  /** Asks for an agent. Not idempotent: after an unknown outcome the process looks before it asks again. */
  inviteAgent: async (action: ActionBegun<'inviteAgent'>): Promise<ActionResults['inviteAgent']> => {
    const { task: wanted, defects } = layOut(action, await currentPolicy());
    const task =
      action.into === null
        ? await conversations.createInteraction({ ...action.conversation, channel: action.channel }, wanted)
        : await conversations.invite(action.into, wanted);
    const place = await keepPlace(taskRouter, task.taskSid, action);
    return { reading: readingOf(task, []), defects: [...defects, ...place] };
  },

  readMessages: async ({
    conversationSid,
  }: ActionBegun<'readMessages'>): Promise<ActionResults['readMessages']> => ({
    events: await conversations.lastMessages(conversationSid),
  }),

  closeChannel: async ({ channel }: ActionBegun<'closeChannel'>): Promise<ActionResults['closeChannel']> => {
    await conversations.closeChannel(channel, 'complete');
    return {};
  },

  closeConversation: async ({
    conversationSid,
  }: ActionBegun<'closeConversation'>): Promise<ActionResults['closeConversation']> => {
    await conversations.close(conversationSid);
    return {};
  },
});

/** Interactions take no start time, so it is written right after. The task is there: a place that is lost is no reason to fail. */
async function keepPlace(
  taskRouter: TaskRouterPort,
  taskSid: TaskSid,
  { virtualStartTime, source }: ActionBegun<'inviteAgent'>,
): Promise<QualityDefect[]> {
  if (virtualStartTime === null) return [];
  try {
    await taskRouter.keepPlace(taskSid, virtualStartTime);
    return [];
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return [{ attribute: 'virtual_start_time', problem: 'place_not_kept', used: null, source }];
  }
}
