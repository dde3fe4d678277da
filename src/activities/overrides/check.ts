import { REFUSALS } from '../../domain/failure-types';
import type { Instant } from '../../domain/json';
import { whyNotClaim } from '../../domain/overrides/board';
import type { OverrideRefusal, OverrideStart } from '../../domain/overrides/override';
import { checkOverride, type OverrideCheck } from '../../policy';
import type { OverrideDependencies } from './ports';

const PROBLEMS = {
  source_unknown: REFUSALS.sourceUnknown,
  target_unknown: REFUSALS.targetUnknown,
  queue_closed: REFUSALS.queueClosed,
} as const;

type Wanted = Pick<OverrideStart, 'from' | 'to'>;

/** As the policy in force has it. */
export const checkSource = async (
  { currentPolicy }: Pick<OverrideDependencies, 'currentPolicy'>,
  wanted: Wanted,
  now: Instant,
): Promise<OverrideCheck> => checkOverride((await currentPolicy()).policy, wanted, now);

/** Why an override cannot hold now, or null, as far as source and target go. */
export async function whyNotHold(
  deps: Pick<OverrideDependencies, 'currentPolicy' | 'taskRouter'>,
  { from, to, until }: Pick<OverrideStart, 'from' | 'to' | 'until'>,
  now: Instant,
): Promise<OverrideRefusal | null> {
  if (until <= now) return { type: REFUSALS.overrideExpired, message: 'Its end is past.' };
  const checked = await checkSource(deps, { from, to }, now);
  if (!checked.ok) return { type: PROBLEMS[checked.problem], message: checked.message };
  return (await deps.taskRouter.isStaffed(to))
    ? null
    : { type: REFUSALS.queueUnstaffed, message: `Nobody is available in ${to}.` };
}

/** The same, and whether those that hold already let it in. Nothing is claimed. */
export const whyNotHoldBeside = async (
  deps: Pick<OverrideDependencies, 'currentPolicy' | 'taskRouter' | 'interactions'>,
  start: OverrideStart,
  now: Instant,
): Promise<OverrideRefusal | null> =>
  (await whyNotHold(deps, start, now)) ?? whyNotClaim(await deps.interactions.board(), start, now);
