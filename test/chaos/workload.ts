import { setTimeout as pause } from 'node:timers/promises';
import { AgentsFloor } from './people/floor';
import { Customers } from './people/customers';
import { Ledger } from './people/ledger';
import { planOf, type Plan } from './people/plans';
import { ProductApi } from './people/product-api';
import type { TemporalBooks } from './evidence/gather';
import type { ChaosStack } from './stack/stack';

export interface WorkloadOptions {
  readonly seed: number;
  /** New contacts a second, at most. */
  readonly rate: number;
}

/**
 * As many interactions may be open as can be caught up with soon: what is measured is how the product recovers, not how
 * much this machine can do.
 */
const MOST_OPEN = 16;

/** Customers who come one after the other, and the agents who serve them. */
export class Workload {
  readonly ledger = new Ledger();
  readonly plans = new Map<string, Plan>();
  private readonly customers: Customers;
  private readonly floor: AgentsFloor;
  private readonly over = new AbortController();
  private readonly working: Promise<void>;
  private started = 0;

  constructor(
    stack: ChaosStack,
    private readonly books: TemporalBooks,
    private readonly options: WorkloadOptions,
  ) {
    const { tokens } = stack.context.credentials;
    const api = new ProductApi(stack.door.url, this.over.signal);
    this.customers = new Customers({ api, ledger: this.ledger, token: tokens.backend });
    this.floor = new AgentsFloor({
      twilio: stack.twilio,
      workspaceSid: stack.workspace.workspaceSid,
      api,
      ledger: this.ledger,
      tokens: new Map(
        Object.entries(stack.workspace.agents).map(([name, sid]) => [sid, tokens.agents[name] ?? '']),
      ),
      planOf: (life) => this.plans.get(life),
      signal: this.over.signal,
    });
    this.working = this.floor.work();
  }

  /** Lets so many customers come; resolves when the last has come, not when they are served. */
  async admit(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await this.room();
      this.started += 1;
      const plan = planOf(this.options.seed, this.started);
      this.plans.set(plan.name, plan);
      void this.customers.live(plan);
      await pause(1_000 / this.options.rate);
    }
  }

  /** Nobody is kept out for ever: what is stuck shows in the end. */
  private async room(): Promise<void> {
    const giveUpAt = Date.now() + 60_000;
    while (Date.now() < giveUpAt && ((await this.books.openCount()) ?? MOST_OPEN) >= MOST_OPEN)
      await pause(250);
  }

  /** The lives, with their interactions as far as anybody knows them. */
  lives(): { readonly name: string; readonly route: string; readonly interactionId: string | null }[] {
    return [...this.plans.values()].map(({ name, route }) => ({
      name,
      route,
      interactionId: this.customers.known.get(name) ?? null,
    }));
  }

  async end(): Promise<void> {
    this.over.abort();
    await this.working;
  }
}
