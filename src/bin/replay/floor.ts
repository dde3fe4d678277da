import { askTwilio } from '../../adapters/taskrouter/to-outside-error';
import type { SimulatedAgent } from '../simulated/agent';
import type { Clock } from '../simulated/clock';
import { Customers } from '../simulated/customers';
import { createEventFeed, type EventFeed } from '../simulated/event-feed';
import { hireAgents } from '../simulated/hire-agents';
import type { LocalStack } from '../simulated/local-stack';
import { PhoneLine } from '../simulated/phone-line';
import { NO_HISTORY, withEvent, type CallHistory } from './call-history';
import type { Timetable } from './timetable';

/** Half of it, on average, is how long an offer waits to be noticed; and an offer may ring for one second only. */
const LOOK_EVERY_MS = 100;
const FEED_PATIENCE_MS = 15_000;

export interface FloorSettings {
  readonly stack: LocalStack;
  readonly clock: Clock;
  /** Aborted, everybody on the line hangs up. */
  readonly stopped: AbortSignal;
  /** Told what did not work; the replay goes on. */
  readonly onTrouble: (error: unknown) => void;
  /** Told that nobody knows any more what happens; the replay cannot go on. */
  readonly onLost: (error: unknown) => void;
}

/** The simulated people of a replay, and what TaskRouter tells of their calls. */
export class Floor {
  private readonly feed: EventFeed;
  private readonly feedEnd = new AbortController();
  private readonly histories = new Map<string, CallHistory>();
  private following: Promise<void> = Promise.resolve();
  readonly customers: Customers;
  /** In the order of the timetables. */
  agents: readonly SimulatedAgent[] = [];

  private constructor(private readonly settings: FloorSettings) {
    const { stack, clock, stopped } = settings;
    const { workspace, dev } = stack;
    this.customers = new Customers({ line: new PhoneLine(dev), clock, signal: stopped });
    this.feed = createEventFeed({
      workspace,
      clock,
      everyMs: LOOK_EVERY_MS,
      patienceMs: FEED_PATIENCE_MS,
    });
  }

  /** A worker for every agent of the timetables, offline as yet. Throws OutsideError. */
  static async open(timetables: readonly Timetable[], settings: FloorSettings): Promise<Floor> {
    const floor = new Floor(settings);
    await floor.hire(timetables);
    floor.following = floor.feed.follow(floor.feedEnd.signal).catch(settings.onLost);
    return floor;
  }

  historyOf(callSid: string): CallHistory {
    return this.histories.get(callSid) ?? NO_HISTORY;
  }

  /** Everybody leaves after their last conversation, and the workers are deleted; answers with those that remain. */
  async close(): Promise<readonly string[]> {
    const gone = await Promise.all(this.agents.map((agent) => agent.close()));
    this.feedEnd.abort();
    await this.following;
    await this.feed.look().catch(this.settings.onLost);
    return this.agents.filter((_, at) => !gone[at]).map(({ name }) => name);
  }

  private async hire(timetables: readonly Timetable[]): Promise<void> {
    const { stack, clock, onTrouble } = this.settings;
    const { workspace } = stack;
    const talk = (callSid: string | null): Promise<void> => this.talk(callSid);
    this.agents = await hireAgents(
      { workspace, clock, talk, onTrouble },
      timetables.map(({ agent, skills }) => ({ name: `replay-${agent}`, attributes: { skills } })),
    );
    this.feed.listen((event) => {
      if (event.callSid !== null) {
        this.histories.set(event.callSid, withEvent(this.historyOf(event.callSid), event));
      }
      this.customers.notice(event);
      for (const agent of this.agents) agent.notice(event);
    });
  }

  /** With a caller who is not ours, such as one whom a killed replay left waiting, there is nothing to talk about. */
  private async talk(callSid: string | null): Promise<void> {
    if (callSid === null) return;
    const caller = await this.customers.find(callSid);
    if (caller !== null) return caller.talk();
    const { twilio } = this.settings.stack;
    await askTwilio('end a call', () => twilio.calls(callSid).update({ status: 'completed' }));
  }
}
