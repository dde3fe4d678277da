import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createDirectoryPolicyStore } from '../../src/adapters/policy-store/directory';
import { ASSIGNMENT_PATH } from '../../src/bin/policy-target';
import { draftPolicy, publishPolicy } from '../../src/bin/publish-policy';
import { SCHEDULES } from '../../src/workflows/messages';
import { startChaosStack, type ChaosStack } from '../../test/chaos/stack/stack';

const PROJECT = join(__dirname, '..', '..');

/**
 * Three routes: one whose agents answer, and two whose first queue has nobody, so that a customer is moved on after 80 s
 * or after 120 s.
 */
const POLICY = `
name: bench
attributes:
  route: { values: [answered, after_80s, after_120s], default: answered }
queues:
  first: { agents: skills HAS "first" }
  nobody: { agents: skills HAS "nobody" }
  second: { agents: skills HAS "none" }
ending: { message: { en: Later. } }
routes:
  - name: after-80s
    when: route == "after_80s"
    steps: [{ queue: nobody, accept_within: 80s }, { queue: second, accept_within: 30m }]
  - name: after-120s
    when: route == "after_120s"
    steps: [{ queue: nobody, accept_within: 2m }, { queue: second, accept_within: 30m }]
default_route:
  name: answered
  steps: [{ queue: first, accept_within: 30m }]
`;

export type BenchRoute = 'answered' | 'after_80s' | 'after_120s';

/** Something the emulator has done, at its own instant. */
export interface SeenEffect {
  readonly instant: number;
  readonly operation: string;
  readonly sid: string;
}

/**
 * The product as it runs: Temporal (with its database in a file), PostgreSQL, emulator, backend, API and worker, each a
 * process of its own from `dist`. Its schedules are paused: a measure runs what it measures, and nothing beside it.
 */
export class Product {
  private constructor(
    readonly stack: ChaosStack,
    readonly client: Client,
    private readonly stateDir: string,
  ) {}

  static async start(): Promise<Product> {
    const kept = join(PROJECT, '.throughline');
    mkdirSync(kept, { recursive: true });
    const stateDir = mkdtempSync(join(kept, 'bench-'));
    const stack = await startChaosStack(stateDir, join(PROJECT, 'dist', 'bin'), () => undefined);
    const { config } = stack.context.temporal;
    const connection = Connection.lazy({ address: config.address });
    const product = new Product(stack, new Client({ connection, namespace: config.namespace }), stateDir);
    try {
      await product.publish();
      await product.pauseSchedules();
      return product;
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  get workspace() {
    return this.stack.twilio.taskrouter.v1.workspaces(this.stack.workspace.workspaceSid);
  }

  /** Begins so many chats over so much time, through the API. Answers their interaction ids. */
  async startChats(count: number, route: BenchRoute, overMs: number): Promise<string[]> {
    const startedAt = Date.now();
    const chats = Array.from({ length: count }, async (_chat, n) => {
      await pause(Math.max(0, startedAt + (overMs * n) / count - Date.now()));
      return this.startChat(`${route}-${n}-${startedAt}`, route);
    });
    return Promise.all(chats);
  }

  /** The tasks there are, with the instant they were made at, by their interaction's id. */
  async tasks(): Promise<Map<string, { readonly sid: string; readonly createdAt: number }>> {
    const tasks = await this.workspace.tasks.list({ pageSize: 1_000 });
    return new Map(
      tasks.map(({ sid, attributes, dateCreated }) => {
        const { throughline } = JSON.parse(attributes) as { throughline: { interactionId: string } };
        return [throughline.interactionId, { sid, createdAt: dateCreated.getTime() }];
      }),
    );
  }

  async effects(): Promise<readonly SeenEffect[]> {
    const answer = await this.emulator('effects');
    return ((await answer.json()) as { effects: SeenEffect[] }).effects;
  }

  async emulator(path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.stack.emulatorUrl}/emulator/${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`The emulator answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  async stop(): Promise<void> {
    await this.client.connection.close();
    await this.stack.stop();
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  /** Until it is taken, as a careful client does: the same key starts one interaction. */
  private async startChat(externalId: string, route: BenchRoute): Promise<string> {
    const request = {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.stack.context.credentials.tokens.backend}`,
        'content-type': 'application/json',
        'idempotency-key': externalId,
      },
      body: JSON.stringify({
        externalId,
        source: 'bench',
        customer: { id: 'acct-42', name: 'Dana Reyes' },
        attributes: { channel: 'chat', route },
      }),
    };
    for (;;) {
      const answer = await fetch(`${this.stack.door.url}/v1/interactions`, request);
      if (answer.ok) return ((await answer.json()) as { interactionId: string }).interactionId;
      if (answer.status !== 503) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
      await pause(500);
    }
  }

  private async publish(): Promise<void> {
    const { paths, publicUrl } = this.stack.context;
    await publishPolicy(draftPolicy(POLICY, 'the bench'), {
      workspace: this.workspace,
      store: createDirectoryPolicyStore(paths.policies, Date.now),
      assignmentCallbackUrl: `${publicUrl}${ASSIGNMENT_PATH}`,
      isInUse: () => Promise.resolve(false),
    });
  }

  private async pauseSchedules(): Promise<void> {
    for (const { scheduleId } of Object.values(SCHEDULES)) {
      const schedule = this.client.schedule.getHandle(scheduleId);
      await until(`the schedule ${scheduleId}`, () =>
        schedule.pause('bench').then(
          () => true,
          () => false,
        ),
      );
    }
  }
}

/** Asks every 200 ms until the answer is yes. */
export async function until(
  what: string,
  question: () => Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await question())) {
    if (Date.now() > giveUpAt) throw new Error(`Still not so after ${withinMs} ms: ${what}`);
    await pause(200);
  }
}
