import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger';
import type { Plan } from './plans';
import type { ProductApi } from './product-api';

export interface CustomersOptions {
  readonly api: ProductApi;
  readonly ledger: Ledger;
  readonly token: string;
}

/** The ids of the interactions, by the names of the lives, as soon as anybody knows them. */
export type Known = Map<string, string>;

/** Starts contacts, adds notes to them, and takes customers away again. */
export class Customers {
  readonly known: Known = new Map();

  constructor(private readonly options: CustomersOptions) {}

  /** Resolves when nothing more is to come from this customer. */
  async live(plan: Plan): Promise<void> {
    const id = await this.start(plan);
    if (id === null) return;
    await Promise.all([this.note(plan, id), this.leave(plan, id)]);
  }

  private async start(plan: Plan): Promise<string | null> {
    const { api, ledger, token } = this.options;
    const { name, channel, route } = plan;
    const entry = ledger.open({ life: name, what: 'start', by: 'backend', key: `start-${name}` });
    const answered = await api.insist(entry, token, '/v1/interactions', {
      externalId: name,
      source: 'chaos',
      customer: { id: 'acct-42', name: 'Dana Reyes' },
      attributes: { channel, route, life: name },
    });
    const id = answered?.body['interactionId'];
    if (typeof id !== 'string') return null;
    this.known.set(name, id);
    return id;
  }

  private async note({ name, noteAfterMs }: Plan, id: string): Promise<void> {
    if (noteAfterMs === null) return;
    await pause(noteAfterMs);
    const { api, ledger, token } = this.options;
    const key = `note-${name}`;
    const entry = ledger.open({ life: name, what: 'note', by: 'backend', key });
    await api.insist(entry, token, `/v1/interactions/${id}/notes`, { text: key });
  }

  private async leave({ name, leavesAfterMs }: Plan, id: string): Promise<void> {
    if (leavesAfterMs === null) return;
    await pause(leavesAfterMs);
    const { api, ledger, token } = this.options;
    const entry = ledger.open({ life: name, what: 'cancel', by: 'backend', key: `cancel-${name}` });
    await api.insist(entry, token, `/v1/interactions/${id}/cancel`, { by: 'customer', reason: 'left' });
  }
}
