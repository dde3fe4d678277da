import { REFUSALS } from '../../domain/failure-types';
import type { InteractionId } from '../../domain/ids';
import type { Instant } from '../../domain/json';
import type { OverrideActionName, OverrideActionOf, OverrideResults } from '../../domain/overrides/actions';
import type { BoardEntry } from '../../domain/overrides/board';
import type { OverrideStart } from '../../domain/overrides/override';
import type { OverridePreview } from '../../domain/overrides/preview';
import { THROUGHLINE } from '../../domain/overrides/timeline';
import { queueRoute } from '../../policy';
import { withFailures } from '../to-failure';
import { auditOf, keepAudit, type AuditedEffect } from './audit';
import { checkSource, whyNotHold } from './check';
import type { OverrideDependencies } from './ports';
import { preview } from './preview';
import { nextBatch, NOBODY } from './batch';
import { sweep } from './sweep';

export type { OverrideDependencies };

/** What is done outside for an override, named as the action that its process asks for. */
export type OverrideActivities = {
  [Name in OverrideActionName]: (action: OverrideActionOf<Name>) => Promise<OverrideResults[Name]>;
} & {
  previewOverride(input: { readonly start: OverrideStart; readonly now: Instant }): Promise<OverridePreview>;
};

/** Each throws ApplicationFailure; all may be repeated. */
export const createOverrideActivities = (deps: OverrideDependencies): OverrideActivities =>
  withFailures({
    previewOverride: (input: { readonly start: OverrideStart; readonly now: Instant }) =>
      preview(deps, input),
    claimOverride: (action: OverrideActionOf<'claimOverride'>) => claim(deps, action),
    findWaiting: (action: OverrideActionOf<'findWaiting'>) => findWaiting(deps, action),
    divertWaiting: (action: OverrideActionOf<'divertWaiting'>) => divertWaiting(deps, action),
    settleOverride: (action: OverrideActionOf<'settleOverride'>) => settle(deps, action),
    findDiverted: async ({ overrideId, after }: OverrideActionOf<'findDiverted'>) =>
      nextBatch(await deps.interactions.divertedBy(overrideId), after),
    returnDiverted: (action: OverrideActionOf<'returnDiverted'>) => returnDiverted(deps, action),
    releaseOverride: (action: OverrideActionOf<'releaseOverride'>) => release(deps, action),
  });

async function claim(
  deps: OverrideDependencies,
  { start, begunAt }: OverrideActionOf<'claimOverride'>,
): Promise<OverrideResults['claimOverride']> {
  const refusal = await whyNotHold(deps, start, begunAt);
  if (refusal !== null) return { refusal };
  const { overrideId, from, to, by, reason, until } = start;
  const entry: BoardEntry = { overrideId, from, to, by, reason, until, isSettled: false };
  return {
    refusal: await deps.interactions.askBoard(`claim/${overrideId}`, { do: 'claim', entry, now: begunAt }),
  };
}

/** An end by the clock was nobody's call: it leaves its audit entry here. */
async function settle(
  deps: OverrideDependencies,
  { overrideId, because, by, reason, begunAt }: OverrideActionOf<'settleOverride'>,
): Promise<OverrideResults['settleOverride']> {
  await deps.interactions.askBoard(`settle/${overrideId}`, { do: 'settle', overrideId });
  if (because === 'expired') {
    const effect = { key: `${overrideId}/expired`, about: overrideId, command: 'overrides/end' };
    await keepAudit(deps, auditOf({ ...effect, by, reason, details: { overrideId } }, begunAt));
  }
  return {};
}

/** Nobody is led to where nobody is, or nobody may be: those who wait stay, until somebody is there. */
async function findWaiting(
  deps: OverrideDependencies,
  { from, to, after, begunAt }: OverrideActionOf<'findWaiting'>,
): Promise<OverrideResults['findWaiting']> {
  const checked = await checkSource(deps, { from, to }, begunAt);
  if (!checked.ok || !(await deps.taskRouter.isStaffed(to))) return NOBODY;
  return nextBatch(await deps.interactions.waitingIn(checked.queues), after);
}

async function divertWaiting(
  deps: OverrideDependencies,
  action: OverrideActionOf<'divertWaiting'>,
): Promise<OverrideResults['divertWaiting']> {
  const { overrideId, from, to, by, reason } = action;
  return sweep(deps, {
    action,
    command: { kind: 'divert', by, overrideId, from, to: { queue: to, route: queueRoute(to) }, reason },
    ignored: [REFUSALS.notDiverted, REFUSALS.alreadyDiverted],
    auditAs: asEffect({ overrideId, command: 'override', by, reason, details: { overrideId, to } }),
  });
}

async function returnDiverted(
  deps: OverrideDependencies,
  action: OverrideActionOf<'returnDiverted'>,
): Promise<OverrideResults['returnDiverted']> {
  const { overrideId, by, reason } = action;
  return sweep(deps, {
    action,
    command: { kind: 'end_diversion', by, overrideId, reason },
    // Somebody has them by now, or they went on.
    ignored: [REFUSALS.notDiverted, REFUSALS.alreadyAccepted, REFUSALS.interactionClosed],
    auditAs: asEffect({ overrideId, command: 'override/end', by, reason, details: { overrideId } }),
  });
}

async function release(
  deps: OverrideDependencies,
  { overrideId, left, begunAt }: OverrideActionOf<'releaseOverride'>,
): Promise<OverrideResults['releaseOverride']> {
  await deps.interactions.askBoard(`release/${overrideId}`, { do: 'release', overrideId });
  if (left !== undefined) {
    const effect = { key: `${overrideId}/gave_up`, about: overrideId, command: 'overrides/gave_up' };
    const reason = 'They could not be led back in time.';
    const details = { count: left.count, interactions: [...left.interactions] };
    await keepAudit(deps, auditOf({ ...effect, by: THROUGHLINE, reason, details }, begunAt));
  }
  return {};
}

const asEffect =
  ({ overrideId, ...effect }: Omit<AuditedEffect, 'key' | 'about'> & { readonly overrideId: string }) =>
  (id: InteractionId, sweepNumber: number): AuditedEffect => ({
    ...effect,
    key: `${overrideId}/${effect.command}/${id}/${sweepNumber}`,
    about: id,
  });
