import { heartbeat } from '@temporalio/activity';
import { REFUSALS } from '../../domain/failure-types';
import type { Instant } from '../../domain/json';
import type { DivertCommand } from '../../domain/overrides/divert-command';
import type { OverrideRefusal, OverrideStart } from '../../domain/overrides/override';
import type { OverridePreview, WouldMove, WouldStay } from '../../domain/overrides/preview';
import type { Concerned } from '../../gateway/overrides/port';
import { GatewayError } from '../../gateway/port';
import { inLanes } from '../lanes';
import { checkSource, whyNotHoldBeside } from './check';
import type { OverrideDependencies } from './ports';

/** Each is asked itself. */
const MOST_ASKED = 200;
const LANES = 10;

/** Asks those who wait there the very question that the override would, and changes nothing. */
export async function preview(
  deps: OverrideDependencies,
  { start, now }: { readonly start: OverrideStart; readonly now: Instant },
): Promise<OverridePreview> {
  const { from, to, by, overrideId, reason } = start;
  const refusal = await whyNotHoldBeside(deps, start, now);
  const checked = await checkSource(deps, { from, to }, now);
  if (!checked.ok) return { refusal, moves: [], leftAlone: [], more: false };
  const { interactions } = deps;
  const all = [
    ...(await interactions.waitingIn(checked.queues)),
    ...(await interactions.othersIn(checked.queues)),
  ];
  const asked = all.slice(0, MOST_ASKED);
  const target = { queue: to, route: checked.route };
  const command: DivertCommand = { kind: 'divert', by, overrideId, from, to: target, reason };
  return { refusal, ...(await answersOf(deps, asked, command)), more: all.length > asked.length };
}

async function answersOf(
  { interactions }: OverrideDependencies,
  asked: readonly Concerned[],
  command: DivertCommand,
): Promise<Pick<OverridePreview, 'moves' | 'leftAlone'>> {
  const answers = new Map<string, WouldMove | WouldStay>();
  await inLanes(
    asked,
    LANES,
    ({ interactionId }) => interactionId,
    async ({ interactionId, queue, priority }) => {
      const one = { interactionId, queue, priority };
      const refusal = await interactions.wouldRefuse(interactionId, command).catch(unlessAway);
      heartbeat();
      if (refusal === null) answers.set(interactionId, one);
      else if (refusal.type !== REFUSALS.notDiverted) {
        answers.set(interactionId, { ...one, because: refusal.type, message: refusal.message });
      }
    },
  );
  const told = asked.flatMap(({ interactionId }) => answers.get(interactionId) ?? []);
  return {
    moves: told.filter((one) => !isStaying(one)),
    leftAlone: told.filter(isStaying),
  };
}

/** One that does not answer would be left alone, too. */
function unlessAway(error: unknown): OverrideRefusal {
  if (!(error instanceof GatewayError) || error.code === 'temporal_unavailable') throw error;
  return { type: error.code, message: error.message };
}

const isStaying = (one: WouldMove | WouldStay): one is WouldStay => 'because' in one;
