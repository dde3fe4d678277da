import type { UpkeepGateway } from '../../gateway/upkeep-port';
import type { ScheduleName } from '../../workflows/messages';
import type { ScheduleHealth } from '../contract/health';
import { within } from '../deadline';

const ANSWER_WITHIN_MS = 2_000;

/** How a schedule is doing. Never rejects: while Temporal is away the rest is still worth knowing. */
export async function scheduleHealth(
  upkeep: Pick<UpkeepGateway, 'schedule'>,
  name: ScheduleName,
): Promise<ScheduleHealth> {
  try {
    const state = await within(ANSWER_WITHIN_MS, upkeep.schedule(name));
    if (state === null) return { status: 'missing', lastRunAt: null };
    return {
      status: state.isPaused ? 'paused' : 'running',
      lastRunAt: state.lastRunAt === null ? null : new Date(state.lastRunAt).toISOString(),
    };
  } catch {
    return { status: 'unknown', lastRunAt: null };
  }
}
