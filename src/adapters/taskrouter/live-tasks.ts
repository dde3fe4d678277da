import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskInstance, TaskPage } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { LiveTask } from '../../domain/auditing';
import { asTaskSid } from '../../domain/ids';
import { toldTask } from '../../domain/told-task';
import type { LiveTasksPort } from './port';
import { parseAttributes } from './rest';
import { askTwilio } from './to-outside-error';

const LIVE: readonly LiveTask['status'][] = ['pending', 'reserved', 'assigned', 'wrapping'];

/** The most that TaskRouter puts on a page (Twilio docs, "Paging"). */
const PAGE_SIZE = 1_000;

const toLiveTask = (task: TaskInstance): LiveTask => ({
  status: task.assignmentStatus as LiveTask['status'],
  updatedAt: task.dateUpdated.getTime(),
  task: {
    ...toldTask(asTaskSid(task.sid), {
      taskCreatedAt: task.dateCreated.getTime(),
      taskChannel: task.taskChannelUniqueName,
      attributes: parseAttributes(task.attributes),
    }),
    taskCreatedAt: task.dateCreated.getTime(),
  },
});

/** The tasks of a workspace over its REST API: one call for each thousand. */
export const createLiveTasks = (workspace: WorkspaceContext): LiveTasksPort => ({
  async *readLiveTasks() {
    const wanted = { assignmentStatus: [...LIVE], pageSize: PAGE_SIZE };
    let ask: (() => Promise<TaskPage>) | null = () => workspace.tasks.page(wanted);
    while (ask !== null) {
      const page: TaskPage = await askTwilio('list the tasks', ask);
      yield page.instances.map(toLiveTask);
      ask = page.nextPageUrl ? () => page.nextPage() as Promise<TaskPage> : null;
    }
  },
});
