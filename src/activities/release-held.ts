import { heartbeat } from '@temporalio/activity';
import type { QueueLoadPort } from '../adapters/taskrouter/port';
import type { InteractionId } from '../domain/ids';
import type { Instant } from '../domain/json';
import { inOrder, roomIn, type HeldInteraction, type QueueRelease, type Released } from '../domain/release';
import { GatewayError, type InteractionGateway } from '../gateway/port';
import type { ReleasePauses } from '../gateway/release/port';
import type { ReleaseGateway } from '../gateway/upkeep-port';
import { isQueueOpen, type PolicyQueue } from '../policy';
import { RecordsUnavailableError, type ReleaseLog } from '../records/port';
import type { CurrentPolicy } from './current-policy';
import { withFailures } from './to-failure';

export interface ReleaseActivities {
  /** Lets in whom there are agents for, the most urgent first. What fails is made good by the next run. */
  releaseHeld(input: { readonly now: Instant }): Promise<Released>;
}

export interface ReleaseDependencies {
  readonly currentPolicy: () => Promise<CurrentPolicy>;
  readonly queues: QueueLoadPort;
  readonly interactions: ReleaseGateway & Pick<InteractionGateway, 'read'>;
  readonly pauses: ReleasePauses;
  readonly releases: Pick<ReleaseLog, 'add'>;
  /** Nobody of this queue was let in: the next run asks again. */
  readonly onLoadUnknown: (queue: string, error: unknown) => void;
}

/** A list is a moment behind, and holds callbacks of tomorrow, too: so many are looked at in a queue at most. */
const MOST_LOOKED_AT = 200;

export const createReleaseActivities = (deps: ReleaseDependencies): ReleaseActivities =>
  withFailures({
    releaseHeld: async ({ now }: { readonly now: Instant }) => {
      const { policy } = await deps.currentPolicy();
      const held = await deps.interactions.heldInteractions();
      const queues: QueueRelease[] = [];
      for (const queue of policy.queues.filter(isPaced(held))) {
        const waiting = inOrder(held.filter((one) => one.queue === queue.name));
        const { released, ...more } = isQueueOpen(policy, queue, now)
          ? await letIn(deps, queue, waiting, now)
          : { released: 0 };
        if (released > 0) await count(deps.releases, queue.name, now, released);
        queues.push({ queue: queue.name, held: waiting.length - released, released, ...more });
        heartbeat();
      }
      return { queues };
    },
  });

const isPaced =
  (held: readonly HeldInteraction[]) =>
  ({ name, releaseWithinMs }: PolicyQueue): boolean =>
    releaseWithinMs !== null && held.some(({ queue }) => queue === name);

/** For the view only: a database that is away keeps nobody waiting, and its count is short then. */
const count = (releases: ReleaseDependencies['releases'], queue: string, now: Instant, released: number) =>
  releases.add(queue, now, released).catch((error: unknown) => {
    if (!(error instanceof RecordsUnavailableError)) throw error;
  });

async function letIn(
  deps: ReleaseDependencies,
  { name }: PolicyQueue,
  waiting: readonly HeldInteraction[],
  now: Instant,
): Promise<Omit<QueueRelease, 'queue' | 'held'>> {
  const { interactions, pauses } = deps;
  const room = await roomOf(deps, name);
  if (room === null) return { released: 0, isLoadUnknown: true };
  let released = 0;
  for (const { interactionId } of waiting.slice(0, MOST_LOOKED_AT)) {
    if (released >= room) break;
    if (!(await isItsTurn(interactions, interactionId, now))) continue;
    // Asked before each one: who pauses is waiting for the answer, and nobody is to come in after it.
    if ((await pauses.pauseOf(name, now)) !== null) return { released, isPaused: true };
    await interactions.release(interactionId);
    released += 1;
    heartbeat();
  }
  return { released };
}

/** Null: nobody knows. One queue's trouble keeps nobody of the others waiting. */
async function roomOf({ queues, onLoadUnknown }: ReleaseDependencies, queue: string): Promise<number | null> {
  try {
    const load = await queues.loadOf(queue);
    return load === null ? 0 : roomIn(load);
  } catch (error) {
    onLoadUnknown(queue, error);
    return null;
  }
}

/** Asked of the interaction itself: what is due tomorrow takes nobody's place today. */
async function isItsTurn(
  interactions: ReleaseDependencies['interactions'],
  id: InteractionId,
  now: Instant,
): Promise<boolean> {
  try {
    const { held } = await interactions.read(id);
    return held?.releaseBy !== undefined && Date.parse(held.until) <= now;
  } catch (error) {
    // One that does not answer holds nobody else up.
    if (error instanceof GatewayError && error.code !== 'temporal_unavailable') return false;
    throw error;
  }
}
