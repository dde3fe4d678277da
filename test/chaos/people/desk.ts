import type { Twilio } from 'twilio';
import type { Attempt, LedgerEntry } from '../evidence/evidence';
import type { Ledger } from './ledger';
import type { Plan } from './plans';
import type { ProductApi } from './product-api';

/** A customer who is offered to an agent. */
export interface Offer {
  readonly life: Plan;
  readonly interactionId: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly agentSid: string;
  /** Its first stay: whoever gets the customer later just finishes. */
  readonly isFirst: boolean;
  /** The agent is brought in by another one. */
  readonly isConsult: boolean;
  /** Which attempt at calling the customer back it is; null: it is none. */
  readonly callback: number | null;
}

export interface DeskOptions {
  readonly twilio: Twilio;
  readonly workspaceSid: string;
  readonly api: ProductApi;
  readonly ledger: Ledger;
  /** The agents' API tokens, by their worker SIDs. */
  readonly tokens: ReadonlyMap<string, string>;
}

const STATUS = {
  accept: 'accepted',
  reject: 'rejected',
  'wrap-up': 'wrapping',
  complete: 'completed',
} as const;

/** What an agent's desktop can do with an offer: by the official SDK, and by our API. All of it is entered. */
export class Desk {
  constructor(private readonly options: DeskOptions) {}

  async reserve(
    { life, agentSid, taskSid, reservationSid }: Offer,
    what: keyof typeof STATUS,
  ): Promise<Attempt['outcome']> {
    const { twilio, workspaceSid, ledger } = this.options;
    const entry = ledger.open({ life: life.name, what, by: agentSid, key: reservationSid });
    const task = twilio.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
    const at = Date.now();
    const enter = (outcome: Attempt['outcome'], status: number | null, why: string | null) => {
      entry.attempts.push({ at, until: Date.now(), outcome, status, why });
      return outcome;
    };
    try {
      await task.reservations(reservationSid).update({ reservationStatus: STATUS[what] });
      return enter('ok', 200, null);
    } catch (error) {
      const status = (error as { status?: unknown }).status;
      const why = error instanceof Error ? error.message : 'unknown';
      return typeof status === 'number' && status < 500
        ? enter('failed', status, why)
        : enter('unknown', null, why);
    }
  }

  /** `consult-end` is `consult/end` in the path. */
  async command(
    { life, agentSid, interactionId, reservationSid }: Offer,
    what: Extract<
      LedgerEntry['what'],
      'resolve' | 'transfer' | 'consult' | 'consult-end' | 'park' | 'callback-result'
    >,
    body: object,
  ): Promise<Attempt['outcome']> {
    const { api, ledger, tokens } = this.options;
    const key = `${what}-${reservationSid}`;
    const entry = ledger.open({ life: life.name, what, by: agentSid, key });
    const path = `/v1/interactions/${interactionId}/${what.replace('consult-', 'consult/')}`;
    return (await api.insist(entry, tokens.get(agentSid) ?? '', path, body))?.attempt.outcome ?? 'unknown';
  }
}
