import { setTimeout as wait } from 'node:timers/promises';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { ReservationInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker/reservation';

/** There is no such agent, status or offer. The message says which there are. */
export class AgentDeskError extends Error {
  override readonly name = 'AgentDeskError';
}

type ReservationStatus = 'accepted' | 'rejected' | 'wrapping' | 'completed';

/** A task that an agent is offered or has. */
export interface DeskTask {
  readonly agent: string;
  readonly taskSid: string;
  readonly status: string;
  readonly update: (status: ReservationStatus) => Promise<void>;
  /** What the agent's desktop shows: the task's attributes. */
  readonly attributes: () => Promise<Record<string, unknown>>;
}

const LOOK_EVERY_MS = 100;

/** What an agent's desktop does, by TaskRouter's REST API alone. */
export class AgentDesk {
  private constructor(
    private readonly workspace: WorkspaceContext,
    readonly agent: string,
    private readonly workerSid: string,
  ) {}

  /** Throws AgentDeskError when the workspace has no such worker. */
  static async of(workspace: WorkspaceContext, agent: string): Promise<AgentDesk> {
    const workers = await workspace.workers.list();
    const worker = workers.find(({ friendlyName }) => friendlyName === agent);
    if (worker !== undefined) return new AgentDesk(workspace, agent, worker.sid);
    const names = workers.map(({ friendlyName }) => friendlyName).sort();
    throw new AgentDeskError(`There is no agent ${agent}; there are ${names.join(', ')}.`);
  }

  /** The tasks in one of these states, the newest first. */
  async tasks(...statuses: string[]): Promise<readonly DeskTask[]> {
    const reservations = await this.workspace.workers(this.workerSid).reservations.list();
    return reservations
      .filter(({ reservationStatus }) => statuses.includes(reservationStatus))
      .sort((one, other) => other.dateCreated.getTime() - one.dateCreated.getTime())
      .map((reservation) => this.taskOf(reservation));
  }

  private taskOf({ sid, taskSid, reservationStatus }: ReservationInstance): DeskTask {
    return {
      agent: this.agent,
      taskSid,
      status: reservationStatus,
      update: async (status) =>
        void (await this.workspace
          .workers(this.workerSid)
          .reservations(sid)
          .update({ reservationStatus: status })),
      attributes: async () =>
        JSON.parse((await this.workspace.tasks(taskSid).fetch()).attributes) as Record<string, unknown>,
    };
  }

  /** Changes the agent's status, named in any case. Throws AgentDeskError when there is no such status. */
  async become(status: string): Promise<void> {
    const activities = await this.workspace.activities.list();
    const wanted = activities.find(({ friendlyName }) => friendlyName.toLowerCase() === status.toLowerCase());
    if (wanted === undefined) {
      const names = activities.map(({ friendlyName }) => friendlyName.toLowerCase());
      throw new AgentDeskError(`There is no status ${status}; there are ${names.join(', ')}.`);
    }
    await this.workspace.workers(this.workerSid).update({ activitySid: wanted.sid });
  }
}

/** The first offer at one of these desks. Rejects when the signal is aborted. */
export async function nextOffer(desks: readonly AgentDesk[], abortSignal: AbortSignal): Promise<DeskTask> {
  for (;;) {
    for (const desk of desks) {
      const [offer] = await desk.tasks('pending');
      if (offer !== undefined) return offer;
    }
    await wait(LOOK_EVERY_MS, undefined, { signal: abortSignal });
  }
}
