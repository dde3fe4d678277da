import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { policyVersionOf } from '../../src/adapters/policy-store/policy-version';
import { applyRoutingPlans } from '../../src/adapters/taskrouter/apply-routing-plans';
import { createTwilioClient } from '../../src/adapters/taskrouter/client';
import { startBackend, type RunningBackend } from '../../src/backend/start-backend';
import type { Versioning } from '../../src/bin/worker/create-workers';
import { startEmulator, type RunningEmulator } from '../../src/emulator';
import type { Audited } from '../../src/domain/auditing';
import type { Released } from '../../src/domain/release';
import type { Reconciled } from '../../src/domain/reconciliation';
import { compileRoutingPlans, parsePolicy } from '../../src/policy';
import type { Records } from '../../src/records/port';
import type { audit } from '../../src/workflows/audit';
import { SCHEDULES, TASK_QUEUES, type ScheduleName } from '../../src/workflows/messages';
import type { release } from '../../src/workflows/release';
import type { reconciliation } from '../../src/workflows/reconciliation';
import { ACCOUNT } from './account';
import { Agent } from './agent';
import { TestClock } from './clock';
import { Customer } from './customer';
import { describeFloor } from './describe-floor';
import { jiraOf, pagerDutyOf, slackOf } from './floor-paging';
import { activitiesOf, CRM_TOKEN } from './floor-activities';
import { agentToken, apiOf, TOKENS } from './floor-api';
import { createWorkspace } from './floor-workspace';
import { Forwarding } from './forwarding';
import { Interaction } from './interaction';
import { Interruption, type Moment } from './interruption';
import { Ledger } from './ledger';
import { createMemoryRecords } from './memory-records';
import { MemoryPolicyStore } from './memory-policy-store';
import { Receiver } from './receiver';
import { Spoiling } from './spoiling';
import { startVirtualTemporal, type VirtualTemporal } from './temporal';
import { startBuild, startWorkers, stopStandingWorkers, type RunningWorkers } from './workers';

let floors = 0;

/** The patience of the people in a test, who meet no faults but may have a busy machine. */
const PEOPLES_TIMEOUT_MS = 30_000;

export interface FloorOptions {
  /** A policy's YAML. */
  readonly policy: string;
  /** Kept in memory unless given. */
  readonly records?: Records;
}

/**
 * A whole contact centre on real parts: Temporal, the TaskRouter emulator over HTTP, the API with signed webhooks, the
 * backend, a worker. Closing it fails on everything that nobody expected.
 */
export class Floor {
  readonly ledger = new Ledger();
  readonly agents: Agent[] = [];
  readonly publicUrl: string;
  readonly forwarding: Forwarding;
  readonly interruption = new Interruption();
  readonly spoiling = new Spoiling();
  private readonly workers: RunningWorkers[] = [];
  /** What audits found that was not known, in order, and how often all was well enough to say so outside. */
  readonly findings: string[] = [];
  heartbeats = 0;
  /** Whether the workers that start know an address for recordings. */
  recorded = true;
  /** Whether some worker is there to carry the interactions; without one nothing settles. */
  attended = true;

  private constructor(
    readonly temporal: VirtualTemporal,
    readonly emulator: RunningEmulator,
    readonly backend: RunningBackend,
    readonly clock: TestClock,
    readonly workspace: Awaited<ReturnType<typeof createWorkspace>>,
    private readonly server: Server,
    readonly policies: MemoryPolicyStore,
    readonly records: Records,
    readonly receiver: Receiver,
  ) {
    this.publicUrl = urlOf(server);
    this.forwarding = new Forwarding(this);
  }

  static async open(temporal: VirtualTemporal, options: FloorOptions): Promise<Floor> {
    const { policy, records = createMemoryRecords() } = options;
    temporal.setOffset(0);
    const clock = new TestClock();
    const emulator = await startEmulator({
      port: 0,
      accountSid: ACCOUNT.sid,
      authToken: ACCOUNT.authToken,
      clock,
      // Interactions are found by Twilio's SIDs, and the server outlives a test: no SID may come again.
      seed: `floor-${++floors}`,
    });
    const server = createServer();
    server.on('request', notYet);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const backend = await startBackend({
      port: 0,
      token: CRM_TOKEN,
      now: () => clock.now(),
      pagerDuty: pagerDutyOf(urlOf(server)),
      slack: slackOf(urlOf(server)),
      jira: jiraOf(urlOf(server)),
    });
    const workspace = await createWorkspace(emulator.url, urlOf(server));
    const store = new MemoryPolicyStore();
    const outside = await Receiver.open();
    const parts = [temporal, emulator, backend, clock, workspace, server, store, records, outside] as const;
    const floor = new Floor(...parts);
    await floor.publish(policy);
    floor.serve();
    await floor.startWorker();
    return floor;
  }

  /** Twilio, as the people in a test use it. */
  get twilio() {
    return this.twilioWithin(PEOPLES_TIMEOUT_MS);
  }

  twilioWithin(timeoutMs: number) {
    return createTwilioClient({
      accountSid: ACCOUNT.sid,
      credentials: { authToken: ACCOUNT.authToken },
      workspaceSid: this.workspace.sid,
      baseUrl: this.emulator.url,
      timeoutMs,
    });
  }

  /** Puts a policy in force, as `throughline policy apply` does. */
  async publish(text: string): Promise<void> {
    const version = policyVersionOf('test', text);
    const parsing = parsePolicy(text, { version });
    if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems, null, 2));
    const assignmentCallbackUrl = `${this.publicUrl}/v1/webhooks/twilio/taskrouter/assignment`;
    const { routingPlans } = await applyRoutingPlans(
      this.twilio.workspace,
      compileRoutingPlans([parsing.policy]),
      { assignmentCallbackUrl },
    );
    await this.policies.publish({ version, text, routingPlans });
  }

  private serve(): void {
    const api = apiOf(this);
    this.server.removeAllListeners('request');
    this.server.on('request', api);
  }

  async startWorker(): Promise<void> {
    this.workers.push(await startWorkers(this.temporal, activitiesOf(this)));
  }

  /** Workers of a build of its own, beside those that run. Whoever starts them may stop them before the floor closes. */
  async startBuild(version: Versioning, bundle?: string): Promise<RunningWorkers> {
    const started = await startBuild(this.temporal, activitiesOf(this), version, bundle);
    this.workers.push(started);
    return started;
  }

  /** Runs once between the product's next read of a task, or its writing of an ending into one, and what it does then. */
  afterNext(what: Moment, happens: () => Promise<unknown>): void {
    this.interruption.after(what, happens);
  }

  /** The schedule's next run, now: tests do not wait for the schedules themselves. */
  reconciles = (): Promise<Reconciled> => this.runs<typeof reconciliation>('reconciliation');
  audits = (): Promise<Audited> => this.runs<typeof audit>('audit');

  releases = (): Promise<Released> => this.runs<typeof release>('release');

  private runs<Run extends () => Promise<unknown>>(name: ScheduleName) {
    const { workflowType } = SCHEDULES[name];
    return this.temporal.env.client.workflow.execute<Run>(workflowType, {
      workflowId: `${workflowType}-${randomUUID()}`,
      taskQueue: TASK_QUEUES.main,
    } as Parameters<typeof this.temporal.env.client.workflow.execute<Run>>[1]);
  }

  async stopWorker(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((workers) => workers.stop()));
  }

  async agent(name: string, attributes: object, options: { available?: boolean } = {}): Promise<Agent> {
    const agent = await Agent.hire(this, name, attributes, options.available ?? true);
    this.agents.push(agent);
    this.serve();
    return agent;
  }

  customer(id: string): Customer {
    return new Customer(this, id);
  }

  interaction(id: string, externalId: string | null = null): Interaction {
    return new Interaction(this, id, externalId);
  }

  /** Calls the API as the given role. */
  call(role: keyof typeof TOKENS, method: string, path: string, body?: object, headers: object = {}) {
    return this.callWith(TOKENS[role], method, path, body, headers);
  }

  /** Calls the API as an agent. */
  callAs(agentSid: string, method: string, path: string, body?: object) {
    return this.callWith(agentToken(agentSid), method, path, body);
  }

  private async callWith(token: string, method: string, path: string, body?: object, headers: object = {}) {
    const response = await fetch(`${this.publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(headers as Record<string, string>),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown };
  }

  /** What stands where, for a test that failed. */
  describe = (): Promise<string> => describeFloor(this);

  /** Until nothing is under way anywhere. */
  settle = () => this.forwarding.settle();

  /** Time passes for everybody, while the worker is away and does nothing about it. */
  async forwardUnattended(duration: string): Promise<void> {
    await this.forwarding.forwardUnattended(duration);
  }

  async forward(duration: string): Promise<void> {
    await this.forwarding.forward(duration);
  }

  async close(): Promise<void> {
    try {
      await this.settle();
      await this.ledger.check(this);
    } finally {
      for (const workflowId of await this.temporal.openWorkflows()) {
        await this.temporal.env.client.workflow
          .getHandle(workflowId)
          .terminate('test over')
          .catch(() => undefined);
      }
      await Promise.all(this.workers.splice(0).map((workers) => workers.giveBack()));
      await Promise.all([this.emulator.close(), this.backend.close(), this.receiver.goesDown()]);
      this.server.closeAllConnections();
      await new Promise((resolve) => this.server.close(resolve));
    }
  }
}

/** Events of the workspace's own making come before there is anybody to take them. */
const notYet: RequestListener = (_request, response) => void response.writeHead(204).end();

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** One Temporal server for a test file, and a fresh floor for each test: closed after it, with all expectations. */
export function useFloor(
  policy: string,
  settings: readonly string[] = [],
  records: () => Records = createMemoryRecords,
): () => Floor {
  let temporal: VirtualTemporal;
  let floor: Floor | null = null;
  beforeAll(async () => {
    temporal = await startVirtualTemporal(settings);
  });
  afterAll(async () => {
    await stopStandingWorkers(temporal);
    await temporal.close();
  });
  beforeEach(async () => {
    floor = await Floor.open(temporal, { policy, records: records() });
  });
  afterEach(() => floor?.close());
  return () => {
    if (floor === null) throw new Error('The floor opens before each test.');
    return floor;
  };
}
