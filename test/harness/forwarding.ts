import type { InteractionView } from '../../src/domain/interaction-view';
import { interactionQuery } from '../../src/workflows/messages';
import { durationMs } from './clock';
import type { Floor } from './floor';
import { eventually } from './temporal';

/**
 * What is due so soon is left to the real clock. A workflow must be idle when its clock is moved: server 1.32 takes one
 * that is busy until past the end of the move straight to its next timer.
 */
const COMES_BY_ITSELF_MS = 400;

/**
 * Moves the two clocks, the emulator's and that of every open workflow, together: always to the earliest instant at
 * which something is due anywhere, then waits until all that follows from it has happened.
 */
export class Forwarding {
  constructor(private readonly floor: Floor) {}

  async forward(duration: string): Promise<void> {
    const { clock } = this.floor;
    const target = clock.now() + durationMs(duration);
    await this.settle();
    while (clock.now() < target) {
      const due = Math.min(target, await this.earliestDue());
      const ahead = Math.ceil(due - clock.now());
      if (ahead > COMES_BY_ITSELF_MS) await this.step(ahead);
      else await eventually('the clock has come so far', () => Promise.resolve(clock.now() > due));
      await this.settle();
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
    await Promise.all(open.map((workflowId) => temporal.forward(workflowId, ms)));
    clock.forward(ms);
    temporal.setOffset(clock.offset);
  }

  private async earliestDue(): Promise<number> {
    const { emulator, temporal } = this.floor;
    const views = await Promise.all((await temporal.openWorkflows()).map((id) => this.read(id)));
    const deadlines = views.flatMap((view) => view?.deadlines ?? []).map(({ dueAt }) => Date.parse(dueAt));
    return Math.min(emulator.nextDueAt() ?? Infinity, ...deadlines);
  }

  private async read(workflowId: string): Promise<InteractionView | null> {
    try {
      return await this.floor.temporal.env.client.workflow.getHandle(workflowId).query(interactionQuery);
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
