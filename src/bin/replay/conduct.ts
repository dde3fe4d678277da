import { join } from 'node:path';
import { localPolicyTarget } from '../policy-target';
import { LockHeldError, takeLock, type Lock } from '../supervisor/lock';
import { processStart } from '../supervisor/process-start';
import { putInForce } from './faster-policy';
import type { ReplayPlan } from './read-input';
import { resultsOf, type ReplayResult } from './results';
import { runReplay, type ReplayStage } from './run-replay';

/** Another replay drives the same stack. */
export class ReplayRunningError extends Error {
  override readonly name = 'ReplayRunningError';

  constructor(pid: number) {
    super(`Another replay drives this stack (process ${pid}). Wait for it, or end it with Ctrl-C first.`);
  }
}

async function lockReplays(stateDir: string): Promise<Lock> {
  try {
    return await takeLock(join(stateDir, 'replay.lock'), processStart);
  } catch (error) {
    throw error instanceof LockHeldError ? new ReplayRunningError(error.pid) : error;
  }
}

/**
 * Replays a plan on a running stack, under the plan's policy; whatever happens, the policy that was in force is put back.
 * Throws ReplayRunningError, PolicyMissingError, OutsideError or ApiError.
 */
export async function conduct(plan: ReplayPlan, stage: ReplayStage): Promise<ReplayResult> {
  const { stateDir, dev, settings } = stage.stack;
  const lock = await lockReplays(stateDir);
  try {
    const { former, restore } = await putInForce(
      plan.policy.faster,
      localPolicyTarget(stateDir, dev, settings),
    );
    stage.say(`${plan.policy.faster.version} is in force.`);
    try {
      return resultsOf(plan, await runReplay(plan, stage));
    } finally {
      await restore();
      stage.say(`${former} is in force again.`);
    }
  } finally {
    lock.release();
  }
}
