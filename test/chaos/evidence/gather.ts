import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { ChaosStack } from '../stack/stack';
import type { CrmNote, KnownLife, Life, PhoneCall, RoutingEvent, Run, View } from './evidence';
import { toHistoryEvent } from './history';

const AT_ONCE = 12;

/** Does it for each, a few at a time, in order. */
async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}

/** Reads Temporal's books. */
export class TemporalBooks {
  private constructor(private readonly client: Client) {}

  static async open({ context }: ChaosStack): Promise<TemporalBooks> {
    const connection = await Connection.connect({ address: context.temporal.config.address });
    return new TemporalBooks(new Client({ connection, namespace: context.temporal.config.namespace }));
  }

  close = (): Promise<void> => this.client.connection.close();

  /** Every interaction's workflow there is, by its id; whether it is open. */
  async workflows(): Promise<Map<string, { readonly runIds: readonly string[]; readonly isOpen: boolean }>> {
    const found = new Map<string, { runIds: string[]; isOpen: boolean }>();
    for await (const { workflowId, runId, status } of this.client.workflow.list({
      query: `WorkflowType = 'interaction'`,
    })) {
      const known = found.get(workflowId) ?? { runIds: [], isOpen: false };
      const isOpen = known.isOpen || status.name === 'RUNNING';
      found.set(workflowId, { runIds: [...known.runIds, runId], isOpen });
    }
    return found;
  }

  /** How many interactions are open, as far as Temporal's lists know; null while it does not answer. */
  async openCount(): Promise<number | null> {
    const query = `WorkflowType = 'interaction' AND ExecutionStatus = 'Running'`;
    try {
      return await this.client.withDeadline(Date.now() + 1_000, async () => {
        return (await this.client.workflow.count(query)).count;
      });
    } catch {
      return null;
    }
  }

  /** Whether the entries of the audit log that Temporal keeps for the records were handed on within this time. */
  async auditsHandedOn(withinMs: number): Promise<boolean> {
    const query = `WorkflowType = 'auditEntry' AND ExecutionStatus = 'Running'`;
    const giveUpAt = Date.now() + withinMs;
    while ((await this.client.workflow.count(query)).count > 0) {
      if (Date.now() > giveUpAt) return false;
      await pause(500);
    }
    return true;
  }

  /** Whether every ladder has ended within this time. */
  async ended(type: 'escalation' | 'override', withinMs: number): Promise<boolean> {
    const giveUpAt = Date.now() + withinMs;
    const query = `WorkflowType = '${type}' AND ExecutionStatus = 'Running'`;
    while ((await this.client.workflow.count(query)).count > 0) {
      if (Date.now() > giveUpAt) return false;
      await pause(500);
    }
    return true;
  }

  /** The runs of every workflow of a type, by its id. */
  async runsOfType(type: 'escalation' | 'override'): Promise<ReadonlyMap<string, readonly Run[]>> {
    const found = new Map<string, string[]>();
    for await (const { workflowId, runId } of this.client.workflow.list({
      query: `WorkflowType = '${type}'`,
    })) {
      found.set(workflowId, [...(found.get(workflowId) ?? []), runId]);
    }
    return new Map(
      await each([...found], async ([id, runIds]) => [id, await this.runs(id, runIds)] as const),
    );
  }

  /** As long as nobody knows, it counts as open; what never began does not. */
  async isOpen(workflowId: string): Promise<boolean> {
    try {
      const { status } = await this.client.workflow.getHandle(workflowId).describe();
      return status.name === 'RUNNING';
    } catch (error) {
      return !(error instanceof WorkflowNotFoundError);
    }
  }

  async runs(workflowId: string, runIds: readonly string[]): Promise<readonly Run[]> {
    const runs = await each(runIds, async (runId) => {
      const handle = this.client.workflow.getHandle(workflowId, runId);
      const [{ status }, { events }] = await Promise.all([handle.describe(), handle.fetchHistory()]);
      return { runId, status: status.name, events: (events ?? []).map(toHistoryEvent) };
    });
    return runs.sort((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
  }
}

/** The live state of an interaction, by the product's own API. */
async function viewOf({ door, context }: ChaosStack, id: string): Promise<View | null> {
  const headers = { authorization: `Bearer ${context.credentials.tokens.ops}` };
  const response = await fetch(`${door.url}/v1/interactions/${id}`, { headers });
  return response.ok ? ((await response.json()) as View) : null;
}

/** TaskRouter's event log since an instant, oldest first. */
export async function eventLog({ twilio, workspace }: ChaosStack, since: number): Promise<RoutingEvent[]> {
  const { events } = twilio.taskrouter.v1.workspaces(workspace.workspaceSid);
  const listed = await events.list({ startDate: new Date(since - 1_000), pageSize: 1_000 });
  return listed.reverse().map(({ sid, eventType, eventDateMs, eventDate, eventData }) => {
    const data = eventData as Readonly<Record<string, string | undefined>>;
    const ours = oursIn(data['task_attributes']);
    return {
      sid,
      type: eventType,
      at: eventDateMs ?? eventDate.getTime(),
      taskSid: data['task_sid'] ?? null,
      reservationSid: data['reservation_sid'] ?? null,
      agentSid: data['worker_sid'] ?? null,
      interactionId: ours.interactionId ?? null,
      legId: ours.legId ?? null,
      reason: data['task_canceled_reason'] ?? null,
    };
  });
}

interface Ours {
  readonly interactionId?: string;
  readonly legId?: string;
}

function oursIn(attributes: string | undefined): Ours {
  const { throughline } = JSON.parse(attributes ?? '{}') as { throughline?: Ours };
  return throughline ?? {};
}

export async function crmNotes({ crmUrl, context }: ChaosStack): Promise<CrmNote[]> {
  const headers = { authorization: `Bearer ${context.credentials.crmToken}` };
  return (await (await fetch(`${crmUrl}/admin/notes`, { headers })).json()) as CrmNote[];
}

/** Every call there was, by the phone network's own account. */
export async function phoneCalls({ emulatorUrl }: ChaosStack): Promise<PhoneCall[]> {
  const { calls } = (await (await fetch(`${emulatorUrl}/emulator/calls`)).json()) as {
    calls: { sid: string; endedAt: number | null; queue: { bridgedAt: number | null } | null }[];
  };
  return calls.map(({ sid, endedAt, queue }) => ({ sid, endedAt, bridgedAt: queue?.bridgedAt ?? null }));
}

/** Everything that Temporal and the product know of the lives; the strays are workflows that belong to none of them. */
export async function livesOf(
  stack: ChaosStack,
  books: TemporalBooks,
  lives: readonly KnownLife[],
): Promise<{ lives: Life[]; strays: string[] }> {
  const workflows = await books.workflows();
  const mine = new Set<string>();
  const told = await each(lives, async (life): Promise<Life> => {
    const id = life.interactionId;
    const workflow = id === null ? undefined : workflows.get(`interaction-${id}`);
    if (id === null || workflow === undefined) return { ...life, runs: [], view: null };
    mine.add(`interaction-${id}`);
    return {
      ...life,
      runs: await books.runs(`interaction-${id}`, workflow.runIds),
      view: await viewOf(stack, id),
    };
  });
  return { lives: told, strays: [...workflows.keys()].filter((id) => !mine.has(id)) };
}
