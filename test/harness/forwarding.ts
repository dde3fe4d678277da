import type { InteractionView } from '../../src/domain/interaction-view';
import { escalationQuery, interactionQuery, overrideQuery } from '../../src/workflows/messages';
import { durationMs } from './clock';
import type { Floor } from './floor';
import { eventually } from './temporal';

/**
 * What is due so soon is left to the real clock. A workflow must be idle when its clock is moved: server 1.32 takes one
 * that is busy until past the end of the move straight to its next timer.
 */
const COMES_BY_ITSELF_MS = 400;

/**
 * A move ends so long before what is due, which then comes by itself: a child that begins while its parent's clock is
 * still being moved takes the whole of that move with it.
 */
const SHORT_OF_DUE_MS = 100;

/**
 * Moves the two clocks, the emulator's and that of every open workflow, together: always to the earliest instant at
 * which something is due anywhere, then waits until all that follows from it has happened.
 */
export class Forwarding {
  constructor(private readonly floor: Floor) {}

  /** By how much the clocks of workflows lag that could not be moved: they had open children, which the server waits for. */
  private readonly behindMs = new Map<string, number>();

  async forward(duration: string): Promise<void> {
    const { clock } = this.floor;
    const target = clock.now() + durationMs(duration);
    await this.settle();
    await this.catchUp();
    while (clock.now() < target) {
      const due = Math.min(target, await this.earliestDue());
      const ahead = Math.ceil(due - clock.now());
      if (ahead > COMES_BY_ITSELF_MS) await this.step(ahead - SHORT_OF_DUE_MS);
      else await eventually('the clock has come so far', () => Promise.resolve(clock.now() > due));
      await this.settle();
      await this.catchUp();
    }
  }

  /** Whoever is held back no more lives through what they missed, one due instant after the other. */
  private async catchUp(): Promise<void> {
    const { clock, temporal } = this.floor;
    for (const [workflowId, behind] of this.behindMs) {
      if (await temporal.isHeld(workflowId)) continue;
      for (let left = behind; left > 0;) {
        const deadlines = (await this.read(workflowId))?.deadlines ?? [];
        const due = Math.min(...deadlines.map(({ dueAt }) => Date.parse(dueAt)));
        const step = Math.min(left, Math.max(COMES_BY_ITSELF_MS, Math.ceil(due - (clock.now() - left))));
        await temporal.forward(workflowId, step);
        left -= step;
        await this.settle();
      }
      this.behindMs.delete(workflowId);
    }
  }

  /** In one go, with no worker to do anything meanwhile. */
  async forwardUnattended(duration: string): Promise<void> {
    await this.step(durationMs(duration));
  }

  /** Both clocks by so much, the workflows' first: what is due in both happens in an order that no test may rely on. */
  private async step(ms: number): Promise<void> {
    const { clock, temporal } = this.floor;
    const open = await temporal.openWorkflows();
    await Promise.all(
      open.map(async (workflowId) => {
        if (!this.behindMs.has(workflowId) && !(await temporal.isHeld(workflowId))) {
          return temporal.forward(workflowId, ms);
        }
        this.behindMs.set(workflowId, (this.behindMs.get(workflowId) ?? 0) + ms);
      }),
    );
    clock.forward(ms);
    temporal.setOffset(clock.offset);
  }

  private async earliestDue(): Promise<number> {
    const { emulator, temporal } = this.floor;
    const open = (await temporal.openWorkflows()).filter((id) => !this.behindMs.has(id));
    const views = await Promise.all(open.map((id) => this.read(id)));
    const deadlines = views.flatMap((view) => view?.deadlines ?? []).map(({ dueAt }) => Date.parse(dueAt));
    return Math.min(emulator.nextDueAt() ?? Infinity, ...deadlines);
  }

  private async read(workflowId: string): Promise<Pick<InteractionView, 'deadlines'> | null> {
    const handle = this.floor.temporal.env.client.workflow.getHandle(workflowId);
    try {
      if (workflowId.startsWith('escalation-')) return await handle.query(escalationQuery);
      if (workflowId.startsWith('override-')) return await handle.query(overrideQuery);
      return await handle.query(interactionQuery);
    } catch {
      return null;
    }
  }

  async settle(): Promise<void> {
    const { emulator, temporal } = this.floor;
    if (!this.floor.attended) return emulator.idle();
    for (let quiet = 0; quiet < 2; quiet++) {
      await emulator.idle();
      for (const workflowId of await temporal.openWorkflows()) {
        await eventually(`${workflowId} is idle`, async () => {
          const idle = await temporal.isIdle(workflowId);
          if (!idle) quiet = -1;
          return idle;
        });
      }
    }
    await emulator.idle();
  }
}
