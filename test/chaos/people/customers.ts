import { setTimeout as pause } from 'node:timers/promises';
import type { Attempt, LedgerEntry } from '../evidence/evidence';
import type { Ledger } from './ledger';
import type { Plan } from './plans';
import type { ProductApi } from './product-api';
import type { Conversation, TwilioLines } from './twilio-lines';

export interface CustomersOptions {
  readonly api: ProductApi;
  readonly ledger: Ledger;
  readonly lines: TwilioLines;
  /** The backend's and the supervisor's. */
  readonly tokens: { readonly backend: string; readonly supervisor: string };
  /** A caller who did not get through dials again, which is a contact of its own. */
  readonly dialAgain: (plan: Plan) => Plan;
}

/** The ids of the interactions, by the names of the lives, as soon as anybody knows them. */
export type Known = Map<string, string>;

const ANSWERED_WITHIN_MS = 8_000;
const LISTEN_EVERY_MS = 200;
const DIAL_AGAIN_MS = 3_000;

/** Starts contacts, adds notes to them, and takes customers away again; supervisors interfere from outside, too. */
export class Customers {
  readonly known: Known = new Map();
  private readonly conversations = new Map<string, Conversation>();

  constructor(private readonly options: CustomersOptions) {}

  /** Resolves when nothing more is to come from this customer, but for what they answer. */
  async live(plan: Plan): Promise<void> {
    const id = await (plan.way === 'call' ? this.dial(plan) : this.start(plan));
    if (id === null) return;
    this.known.set(plan.name, id);
    await Promise.all([
      this.note(plan, id),
      this.leave(plan, id),
      this.askForCall(plan, id),
      this.supervise(plan, id),
    ]);
  }

  /** It is parked: the customer writes, as far as they meant to. */
  async reply(plan: Plan, id: string): Promise<void> {
    if (plan.replyAfterMs === null) return;
    await pause(plan.replyAfterMs);
    const conversation = this.conversations.get(plan.name);
    const entry = this.open(plan, 'message', 'backend');
    if (conversation !== undefined) return this.try(entry, () => this.options.lines.says(plan, conversation));
    await this.insist(entry, `/v1/interactions/${id}/messages`, { author: 'customer' });
  }

  /** The caller has talked enough; resolves when the line is dead. */
  async hangUp(plan: Plan, callSid: string): Promise<void> {
    const entry = this.open(plan, 'hang-up', 'customer');
    await this.try(entry, async () => {
      if (!(await this.options.lines.hangUp(callSid))) throw new Error('The line was dead already.');
    });
  }

  private async start(plan: Plan): Promise<string | null> {
    const { name, channel, route, way } = plan;
    const conversation = way === 'conversation' ? await this.options.lines.open(plan) : null;
    if (conversation !== null) this.conversations.set(name, conversation);
    const entry = this.open(plan, 'start', 'backend');
    const answered = await this.insist(entry, '/v1/interactions', {
      externalId: name,
      source: 'chaos',
      customer: { id: 'acct-42', name: 'Dana Reyes' },
      attributes: { channel, route, life: name },
      ...(conversation !== null && {
        conversation: {
          sid: conversation.sid,
          ...(conversation.identity !== null && { identity: conversation.identity }),
        },
      }),
    });
    const id = answered?.body['interactionId'];
    return typeof id === 'string' ? id : null;
  }

  /** Until the caller waits in a queue; who hears nothing, or a dead line, dials again. */
  private async dial(plan: Plan): Promise<string | null> {
    const at = Date.now();
    const callSid = await this.options.lines.dial(plan);
    this.known.set(plan.name, callSid);
    const entry = this.open(plan, 'call', 'customer');
    const isThrough = await this.isThrough(callSid);
    const outcome = isThrough ? 'ok' : 'failed';
    entry.attempts.push({ at, until: Date.now(), outcome, status: null, why: isThrough ? null : 'no queue' });
    if (isThrough) return callSid;
    await this.options.lines.hangUp(callSid);
    await pause(DIAL_AGAIN_MS);
    await this.live(this.options.dialAgain(plan));
    return null;
  }

  private async isThrough(callSid: string): Promise<boolean> {
    const giveUpAt = Date.now() + ANSWERED_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      const { isThrough, isOver } = await this.options.lines.listen(callSid);
      if (isThrough) return true;
      if (isOver) return false;
      await pause(LISTEN_EVERY_MS);
    }
    return false;
  }

  private async note(plan: Plan, id: string): Promise<void> {
    if (plan.noteAfterMs === null) return;
    await pause(plan.noteAfterMs);
    const entry = this.open(plan, 'note', 'backend');
    await this.insist(entry, `/v1/interactions/${id}/notes`, { text: entry.key });
  }

  private async leave(plan: Plan, id: string): Promise<void> {
    if (plan.leavesAfterMs === null) return;
    await pause(plan.leavesAfterMs);
    const conversation = this.conversations.get(plan.name);
    if (plan.way === 'call') return this.hangUp(plan, id);
    if (conversation !== undefined) {
      return this.try(this.open(plan, 'close', 'customer'), () => this.options.lines.close(conversation));
    }
    const entry = this.open(plan, 'cancel', 'backend');
    await this.insist(entry, `/v1/interactions/${id}/cancel`, { by: 'customer', reason: 'left' });
  }

  private async askForCall(plan: Plan, id: string): Promise<void> {
    if (plan.callback === null) return;
    await pause(plan.callback.afterMs);
    await this.insist(this.open(plan, 'callback', 'backend'), `/v1/interactions/${id}/callback`, {});
  }

  private async supervise(plan: Plan, id: string): Promise<void> {
    if (plan.supervisor === null) return;
    const { act, agent, afterMs } = plan.supervisor;
    await pause(afterMs);
    const to = { 'take-over': { agent }, move: { to: { queue: 'second' } } }[act as string] ?? {};
    const entry = this.open(plan, act, 'supervisor');
    await this.insist(entry, `/v1/interactions/${id}/${act}`, { ...to, reason: 'the campaign' });
  }

  private open = ({ name }: Plan, what: LedgerEntry['what'], by: string): LedgerEntry =>
    this.options.ledger.open({ life: name, what, by, key: `${what}-${name}` });

  private insist(entry: LedgerEntry, path: string, body: object) {
    const { api, tokens } = this.options;
    return api.insist(entry, entry.by === 'supervisor' ? tokens.supervisor : tokens.backend, path, body);
  }

  private async try(entry: LedgerEntry, act: () => Promise<void>): Promise<void> {
    const at = Date.now();
    const enter = (outcome: Attempt['outcome'], why: string | null): void =>
      void entry.attempts.push({ at, until: Date.now(), outcome, status: null, why });
    try {
      await act();
      enter('ok', null);
    } catch (error) {
      enter('failed', error instanceof Error ? error.message : 'unknown');
    }
  }
}
