import type { InteractionView } from '../../src/domain/interaction-view';
import type { Floor } from './floor';
import { eventually } from './temporal';

type Command =
  | 'resolve'
  | 'notes'
  | 'cancel'
  | 'transfer'
  | 'consult'
  | 'consult/end'
  | 'park'
  | 'callback'
  | 'callback-result'
  | 'escalations'
  | 'take-over'
  | 'move'
  | 'requeue'
  | 'force-complete';

/** One interaction, asked about through the API. */
export class Interaction {
  constructor(
    private readonly floor: Floor,
    readonly id: string,
    readonly externalId: string | null,
  ) {}

  get workflowId(): string {
    return `interaction-${this.id}`;
  }

  private ask() {
    return this.floor.call('ops', 'GET', `/v1/interactions/${this.id}`);
  }

  async live(): Promise<InteractionView> {
    const { status, body } = await this.ask();
    expect(status).toBe(200);
    return body as InteractionView;
  }

  /** What the live state shows, soon. */
  async shows(expected: object): Promise<InteractionView> {
    let view: InteractionView | null = null;
    try {
      await eventually(
        'the live state',
        async () => {
          const { status, body } = await this.ask();
          if (status === 200) view = body as InteractionView;
          return view !== null && matches(view, expected);
        },
        20_000,
      );
    } catch {
      expect(view).toMatchObject(expected);
    }
    return view!;
  }

  command(role: 'backend' | 'supervisor' | 'ops', name: Command, body: object = {}, key?: string) {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return this.floor.call(role, 'POST', `/v1/interactions/${this.id}/${name}`, body, headers);
  }

  /** A supervisor's command, and what follows from it. */
  async supervise(name: Command, body: object): Promise<{ status: number; body: unknown }> {
    const answer = await this.command('supervisor', name, body);
    await this.floor.settle();
    return answer;
  }

  /** The agent hands the customer over; answered once the target is being asked, or refused. */
  transfer = (agentSid: string, body: object) => this.byAgent(agentSid, 'transfer', body);

  /** An agent's command, and what follows from it. */
  async byAgent(agentSid: string, name: Command, body: object): Promise<{ status: number; body: unknown }> {
    const answer = await this.floor.callAs(agentSid, 'POST', `/v1/interactions/${this.id}/${name}`, body);
    await this.floor.settle();
    return answer;
  }

  /** Escalated by whoever has it; the id of the escalation that has begun. */
  async escalates(agentSid: string, ladder: string, more: object = {}): Promise<string> {
    const { status, body } = await this.byAgent(agentSid, 'escalations', { ladder, ...more });
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'open' } });
    return (body as { escalationId: string }).escalationId;
  }

  /** The backend that owns the channel tells who has written. */
  async isTold(author: 'customer' | 'agent'): Promise<void> {
    const at = new Date(this.floor.clock.now()).toISOString();
    const path = `/v1/interactions/${this.id}/messages`;
    expect(await this.floor.call('backend', 'POST', path, { author, at })).toMatchObject({ status: 202 });
    await this.floor.settle();
  }

  /** The customer leaves, as the backend that owns the channel tells. */
  async customerLeaves(): Promise<void> {
    const { status } = await this.command('backend', 'cancel', { by: 'customer', reason: 'left' });
    expect(status).toBe(200);
    await this.floor.settle();
  }

  /** Closed with this outcome, and its case note written. */
  async closesAs(outcome: string, reason: string): Promise<InteractionView> {
    const view = await this.shows({ phase: 'closed', outcome, outcomeReason: reason });
    await this.hasCaseNote(`Outcome: ${outcome} (${reason})`);
    return view;
  }

  async hasCaseNote(beginning: string): Promise<void> {
    await eventually(`a case note: ${beginning}`, () =>
      Promise.resolve(this.floor.ledger.expectCaseNote(this.floor.backend.notes(), this.id, beginning)),
    );
  }

  /** The note with this beginning says so, too; it must have been expected. */
  caseNoteSays(beginning: string, line: string): void {
    const notes = this.floor.backend.notes().filter(({ text }) => text.startsWith(beginning));
    expect(notes.map(({ text }) => text).join('\n')).toContain(line);
  }

  async customerIsTold(text: string | RegExp): Promise<void> {
    await eventually(`the customer is told: ${String(text)}`, () =>
      Promise.resolve(
        this.floor.ledger.expectMessage(this.floor.backend.messages(), this.externalId ?? this.id, text),
      ),
    );
  }
}

function matches(actual: unknown, expected: object): boolean {
  try {
    expect(actual).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}
