import type { TaskRouterPort } from '../../src/adapters/taskrouter/port';
import { endReason } from '../../src/domain/task-keys';

/** Between the product's reading of a task, or its writing of an ending into one, and what it does then. */
export type Moment = 'read' | 'ending';

/** Something that happens once, just when it is least wanted. */
export class Interruption {
  private awaited: { what: Moment; happens: () => Promise<unknown> } | null = null;

  after(what: Moment, happens: () => Promise<unknown>): void {
    this.awaited = { what, happens };
  }

  within(taskRouter: TaskRouterPort): TaskRouterPort {
    return {
      ...taskRouter,
      readTask: async (taskSid) => {
        const task = await taskRouter.readTask(taskSid);
        await this.interrupt('read');
        return task;
      },
      writeTask: async (taskSid, change, version) => {
        const task = await taskRouter.writeTask(taskSid, change, version);
        if (endReason('task.canceled', change.attributes, null) !== null) await this.interrupt('ending');
        return task;
      },
    };
  }

  private async interrupt(what: Moment): Promise<void> {
    if (this.awaited?.what !== what) return;
    const { happens } = this.awaited;
    this.awaited = null;
    await happens();
  }
}
