import type { TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionResults } from '../../domain/facts';
import type { ActionBegun } from '../port';
import { readWhole } from './read-task';

/** Looks for tasks whose creation was not answered. What is found is read whole: the accepted one of twins is kept. */
export const createFindActivities = (taskRouter: TaskRouterPort) => {
  const readAll = async (sids: readonly { taskSid: Parameters<typeof readWhole>[1] }[]) =>
    Promise.all(sids.map(async ({ taskSid }) => (await readWhole(taskRouter, taskSid)).reading));
  return {
    lookUpTask: async (action: ActionBegun<'lookUpTask'>): Promise<ActionResults['lookUpTask']> => {
      const found =
        action.callSid === null
          ? await taskRouter.findTasksOfLeg(action.legId)
          : await taskRouter.findTasksOfCall(action.callSid);
      return { found: await readAll(found) };
    },

    searchEventLog: async (
      action: ActionBegun<'searchEventLog'>,
    ): Promise<ActionResults['searchEventLog']> => {
      const created = await taskRouter.findCreatedInEventLog(action.legId, action.since);
      return { found: await readAll(created.map((taskSid) => ({ taskSid }))) };
    },
  };
};
