import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { askTwilio } from '../../adapters/taskrouter/to-outside-error';
import type { Clock } from './clock';
import { toFloorEvent, type FloorEvent } from './floor-event';

/** TaskRouter's event log could not be read any more, so nobody on the floor knows what happens. */
export class FeedLostError extends Error {
  override readonly name = 'FeedLostError';
}

export interface EventFeedSettings {
  readonly workspace: Pick<WorkspaceContext, 'events'>;
  readonly clock: Clock;
  /** Milliseconds between two looks; the most that an offer waits to be noticed. */
  readonly everyMs: number;
  /** How long failing looks are put up with, in milliseconds. */
  readonly patienceMs: number;
}

/** Everything that happens in a workspace, told once each and in order, by one reader for all who listen. */
export interface EventFeed {
  listen(listener: (event: FloorEvent) => void): void;
  /** Tells what has happened since the last look. */
  look(): Promise<void>;
  /** Looks again and again until the signal is aborted. Rejects with FeedLostError. */
  follow(signal: AbortSignal): Promise<void>;
}

/** The log is asked by whole seconds. */
const PAGE_SIZE = 1_000;
const secondOf = (instant: number): number => Math.floor(instant / 1_000) * 1_000;

/** Tells what happens from now on. */
export function createEventFeed({ workspace, clock, everyMs, patienceMs }: EventFeedSettings): EventFeed {
  const listeners: ((event: FloorEvent) => void)[] = [];
  const beginning = clock.now();
  let from = secondOf(beginning);
  let told = new Set<string>();

  const look = async (): Promise<void> => {
    const entries = await askTwilio('list events', () =>
      workspace.events.list({ startDate: new Date(from), pageSize: PAGE_SIZE }),
    );
    const events = entries.map(toFloorEvent).reverse();
    const fresh = events.filter(({ sid, at }) => !told.has(sid) && at >= beginning);
    from = secondOf(events.at(-1)?.at ?? from);
    told = new Set(events.filter(({ at }) => at >= from).map(({ sid }) => sid));
    for (const event of fresh) for (const listener of listeners) listener(event);
  };

  const follow = async (signal: AbortSignal): Promise<void> => {
    let lastGood = clock.now();
    while (!signal.aborted) {
      try {
        await look();
        lastGood = clock.now();
      } catch (cause) {
        if (clock.now() - lastGood > patienceMs) {
          throw new FeedLostError('TaskRouter’s event log cannot be read. Is the stack still running?', {
            cause,
          });
        }
      }
      await clock.until(clock.now() + everyMs, signal);
    }
  };

  return { listen: (listener) => void listeners.push(listener), look, follow };
}
