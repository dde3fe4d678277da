import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from './people/desk';
import { AgentsFloor } from './people/floor';
import { Customers } from './people/customers';
import { Ledger } from './people/ledger';
import { Outside } from './people/outside';
import { Overseer } from './people/overseer';
import { planOf, type Plan } from './people/plans';
import { ProductApi } from './people/product-api';
import { TwilioLines } from './people/twilio-lines';
import type { KnownLife } from './evidence/evidence';
import type { TemporalBooks } from './evidence/gather';
import type { ChaosStack } from './stack/stack';

export interface WorkloadOptions {
  readonly seed: number;
  /** New contacts a second, at most. */
  readonly rate: number;
  /**
   * As many interactions may be open as can be caught up with soon: what is measured is how the product recovers, not how
   * much this machine can do.
   */
  readonly open: number;
}

/** Customers who come one after the other, and the agents who serve them. */
export class Workload {
  readonly ledger = new Ledger();
  readonly plans = new Map<string, Plan>();
  private readonly customers: Customers;
  private readonly floor: AgentsFloor;
  readonly overseer: Overseer;
  private readonly over = new AbortController();
  private readonly working: Promise<void>;
  private started = 0;

  constructor(
    stack: ChaosStack,
    private readonly books: TemporalBooks,
    private readonly options: WorkloadOptions,
  ) {
    const { tokens } = stack.context.credentials;
    const { workspaceSid, agents } = stack.workspace;
    const { signal } = this.over;
    const api = new ProductApi(stack.door.url, signal);
    const lines = new TwilioLines(stack);
    const { ledger } = this;
    this.customers = new Customers({ api, ledger, lines, tokens, dialAgain: this.dialAgain });
    const ofAgents = new Map(Object.entries(agents).map(([name, sid]) => [sid, tokens.agents[name] ?? '']));
    const outside = new Outside({
      api,
      ledger,
      tokens: ofAgents,
      supervisor: tokens.supervisor,
      pagerUrl: `${stack.crmUrl}/admin/pagerduty`,
      pagerToken: stack.context.credentials.crmToken,
    });
    this.overseer = new Overseer({ api, ledger, supervisor: tokens.supervisor, seed: options.seed });
    this.floor = new AgentsFloor({
      twilio: stack.twilio,
      workspaceSid,
      desk: new Desk({ twilio: stack.twilio, workspaceSid, api, ledger, tokens: ofAgents }),
      planOf: (life, interactionId) => this.plans.get(life ?? '') ?? this.planOfInteraction(interactionId),
      escalate: (offer) => outside.escalate(offer),
      hangUp: ({ life, interactionId }) => this.customers.hangUp(life, interactionId),
      parked: ({ life, interactionId }) => void this.customers.reply(life, interactionId),
      signal,
    });
    this.working = this.floor.work();
  }

  /** Lets so many customers come, or those who come before `until`; resolves when the last has come, not when they are served. */
  async admit(count: number, until = Infinity): Promise<void> {
    for (let n = 0; n < count && Date.now() < until; n += 1) {
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
    const { open } = this.options;
    const giveUpAt = Date.now() + 60_000;
    while (Date.now() < giveUpAt && ((await this.books.openCount()) ?? open) >= open) await pause(250);
  }

  /** The lives, with their interactions as far as anybody knows them. */
  lives(): KnownLife[] {
    return [...this.plans.values()].map(({ name, route, way }) => ({
      name,
      route,
      way,
      interactionId: this.customers.known.get(name) ?? null,
    }));
  }

  async end(): Promise<void> {
    this.over.abort();
    await this.working;
  }

  private dialAgain = (plan: Plan): Plan => {
    const again = { ...plan, name: `${plan.name}+` };
    this.plans.set(again.name, again);
    return again;
  };

  private planOfInteraction(interactionId: string): Plan | undefined {
    const name = [...this.customers.known].find(([, id]) => id === interactionId)?.[0];
    return this.plans.get(name ?? '');
  }
}
