import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { OutsideError } from '../../adapters/outside-error';
import { askTwilio } from '../../adapters/taskrouter/to-outside-error';
import type { Clock } from './clock';
import type { FloorEvent } from './floor-event';

/** Talks to the customer of a call, or of no call; resolves when the conversation is over. */
export type Talk = (callSid: string | null) => Promise<void>;

export interface AgentSettings {
  readonly workspace: WorkspaceContext;
  /** SIDs of the two statuses an agent has. */
  readonly statuses: { readonly available: string; readonly offline: string };
  readonly clock: Clock;
  readonly talk: Talk;
  /** Told what TaskRouter did not do; the agent goes on. */
  readonly onTrouble: (error: unknown) => void;
}

const COMPLETE_ATTEMPTS = 5;
const RETRY_MS = 500;
const NEVER = new AbortController().signal;

const isRefusal = (error: unknown): boolean => error instanceof OutsideError && error.outcome === 'refused';

/**
 * One simulated agent, who uses TaskRouter by REST alone: takes every offer at once, talks, completes. Agents are told
 * what happens (`notice`); they never look themselves.
 */
export class SimulatedAgent {
  private onDuty = false;
  private statusWritten: Promise<void> = Promise.resolve();
  /** By reservation; never forgotten, because the same acceptance is heard of twice. */
  private readonly services = new Map<string, Promise<void>>();

  constructor(
    private readonly settings: AgentSettings,
    readonly name: string,
    readonly sid: string,
  ) {}

  arrive(): Promise<void> {
    this.onDuty = true;
    return this.showStatus();
  }

  /** No more offers from here on; a conversation goes on to its end. */
  leave(): Promise<void> {
    this.onDuty = false;
    return this.showStatus();
  }

  /** Takes note of what happened on the floor; acts where it is about this agent. */
  notice(event: FloorEvent): void {
    const { type, agentSid, reservationSid, callSid } = event;
    if (agentSid !== this.sid || reservationSid === null) return;
    if (type === 'reservation.created') void this.accept(reservationSid, callSid);
    if (type === 'reservation.accepted') void this.serve(reservationSid, callSid);
    if (type === 'reservation.timeout') void this.showStatus();
  }

  /** Leaves, and deletes the worker once the last conversation is over. False when TaskRouter does not let it go. */
  async close(): Promise<boolean> {
    await this.leave();
    await Promise.all(this.services.values());
    try {
      await askTwilio('delete a worker', () => this.worker.remove());
      return true;
    } catch {
      return false;
    }
  }

  private get worker() {
    return this.settings.workspace.workers(this.sid);
  }

  /** One after the other, and each with what is so by then: TaskRouter itself takes agents who miss an offer off duty. */
  private showStatus(): Promise<void> {
    const write = async (): Promise<void> => {
      const { available, offline } = this.settings.statuses;
      const activitySid = this.onDuty ? available : offline;
      await askTwilio('change a worker’s activity', () => this.worker.update({ activitySid }));
    };
    this.statusWritten = this.statusWritten.then(write).catch(this.settings.onTrouble);
    return this.statusWritten;
  }

  /** Whether an acceptance of unknown fate happened is told by the event log. */
  private async accept(reservationSid: string, callSid: string | null): Promise<void> {
    try {
      await this.change(reservationSid, 'accepted');
    } catch (error) {
      if (!isRefusal(error)) this.settings.onTrouble(error);
      return;
    }
    await this.serve(reservationSid, callSid);
  }

  private serve(reservationSid: string, callSid: string | null): Promise<void> {
    const known = this.services.get(reservationSid);
    if (known !== undefined) return known;
    const service = this.talkAndComplete(reservationSid, callSid).catch(this.settings.onTrouble);
    this.services.set(reservationSid, service);
    return service;
  }

  private async talkAndComplete(reservationSid: string, callSid: string | null): Promise<void> {
    const { clock, talk } = this.settings;
    await talk(callSid);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.change(reservationSid, 'completed');
      } catch (error) {
        // Refused: somebody else has ended it.
        if (isRefusal(error)) return;
        if (attempt === COMPLETE_ATTEMPTS) throw error;
        await clock.until(clock.now() + RETRY_MS, NEVER);
      }
    }
  }

  private async change(reservationSid: string, reservationStatus: 'accepted' | 'completed'): Promise<void> {
    await askTwilio(`make a reservation ${reservationStatus}`, () =>
      this.worker.reservations(reservationSid).update({ reservationStatus }),
    );
  }
}
