import type { Action, ActionName, ActionOf } from '../../src/domain/actions';
import type { Command } from '../../src/domain/commands';
import type { RoutingDecision } from '../../src/domain/decision';
import type { ActionResults, FactBody, ResultFact } from '../../src/domain/facts';
import type { OutsideFailureType } from '../../src/domain/failure-types';
import { asAgentSid, asCallSid, asInteractionId, asReservationSid, asTaskSid } from '../../src/domain/ids';
import type { Birth, Interaction, InteractionStart } from '../../src/domain/interaction';
import { apply, begin, decide } from '../../src/domain/process';
import type { RoutingEvent, RoutingEventType } from '../../src/domain/routing-event';
import type { TaskReading } from '../../src/domain/task-reading';

export const T0 = Date.UTC(2026, 0, 5, 9, 0, 0);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const TASK = asTaskSid('WT' + '1'.repeat(32));
export const CALL = asCallSid('CA' + '1'.repeat(32));
export const ANA = asAgentSid('WK' + 'a'.repeat(32));
export const BEN = asAgentSid('WK' + 'b'.repeat(32));
export const OFFER = asReservationSid('WR' + '1'.repeat(32));

/** Senior agents for 60 s, then the backup queue for 120 s more, then a message. */
export const DECISION: RoutingDecision = {
  policyVersion: 'test@00000001',
  route: 'enterprise-technical',
  ringClass: 'messaging',
  ringMs: 20 * SECOND,
  priority: 50,
  priorityReasons: ['tier is enterprise'],
  steps: [
    { step: 1, queue: 'senior', eligible: null, acceptWithinMs: 60 * SECOND, deadlineMs: 60 * SECOND },
    { step: 2, queue: 'backup', eligible: null, acceptWithinMs: 120 * SECOND, deadlineMs: 180 * SECOND },
  ],
  ending: { kind: 'message', text: 'We will write to you tomorrow.' },
  passedOver: [],
  diagnostics: null,
};

const PROFILE = { tier: 'enterprise', arrBand: null, language: 'en', accountName: null, priorCases: [] };

export const reading = (status: TaskReading['status'], more: Partial<TaskReading> = {}): TaskReading => ({
  taskSid: TASK,
  status,
  version: null,
  queue: 'senior',
  createdAt: T0,
  updatedAt: null,
  reason: null,
  offer: null,
  acceptance: null,
  ...more,
});

export const event = (
  type: RoutingEventType,
  at: number,
  more: Partial<RoutingEvent> = {},
): RoutingEvent => ({
  type,
  key: `${type}@${at}`,
  at,
  taskSid: TASK,
  taskVersion: null,
  taskCreatedAt: T0,
  legId: null,
  queue: null,
  reservationSid: type.startsWith('reservation.') ? OFFER : null,
  agentSid: type.startsWith('reservation.') ? ANA : null,
  agentName: type.startsWith('reservation.') ? 'ana' : null,
  reason: null,
  ...more,
});

/** One interaction, lived step by step: the test plays the outside world and the clock. */
export class Life {
  state: Interaction;
  now = T0;
  /** What was begun and has not been answered, the oldest first. */
  private readonly begun: Action[] = [];

  constructor(birth: Birth = { kind: 'request' }, more: Partial<InteractionStart> = {}) {
    this.state = begin(
      {
        interactionId: asInteractionId('chat-1'),
        birth,
        source: 'web-chat',
        externalId: 'chat-1',
        channel: birth.kind === 'call' ? 'voice' : 'chat',
        customer: { id: 'acct-42', name: null, address: null },
        given: {},
        continues: null,
        ...more,
      },
      T0,
    );
  }

  tell(fact: FactBody): this {
    this.state = apply(this.state, { ...fact, receivedAt: this.now });
    return this;
  }

  hears(...events: RoutingEvent[]): this {
    events.forEach((told) => this.tell({ kind: 'routing', event: told }));
    return this;
  }

  commands(commandId: string, command: Command): this {
    return this.tell({ kind: 'command', commandId, bodyHash: '', command });
  }

  /** Begins the next action, which must be of that name. */
  does<Name extends ActionName>(name: Name): ActionOf<Name> {
    const next = decide(this.state, this.now);
    if (next.next !== 'act') throw new Error(`Expected ${name}, but it would ${JSON.stringify(next)}`);
    if (next.action.do !== name) throw new Error(`Expected ${name}, but it does ${next.action.do}`);
    this.tell({ kind: 'begun', action: next.action });
    this.begun.push(next.action);
    return next.action as unknown as ActionOf<Name>;
  }

  answers<Name extends ActionName>(name: Name, result: ActionResults[Name]): this {
    const action = this.underway(name);
    return this.tell({ kind: 'done', do: name, action, result } as ResultFact);
  }

  fails(name: ActionName, failure: OutsideFailureType, retryAfterMs: number | null = null): this {
    return this.tell({ kind: 'failed', action: this.underway(name), failure, message: 'test', retryAfterMs });
  }

  private underway(name: ActionName) {
    const at = this.begun.findIndex((action) => action.do === name);
    const [action] = at === -1 ? [] : this.begun.splice(at, 1);
    if (action === undefined) throw new Error(`${name} is not under way.`);
    return action;
  }

  /** Moves the clock to the next deadline, which must be the one given, counted from the start. */
  waitsUntil(fromStartMs: number): this {
    const next = decide(this.state, this.now);
    expect(next).toEqual({ next: 'wait', until: T0 + fromStartMs });
    this.now = T0 + fromStartMs;
    return this;
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Lived through intake with the given decision. */
  routed(decision: RoutingDecision = DECISION): this {
    if (this.state.enrichment === 'due') {
      this.does('enrich');
      this.answers('enrich', { profile: PROFILE, fallback: null });
    }
    this.does('decideRoute');
    const call = this.state.start.birth.kind === 'call';
    const enqueue = call
      ? { routingPlan: 'WW1' as never, attributes: {}, priority: 50, timeoutSeconds: 60 }
      : null;
    return this.answers('decideRoute', { attributes: { language: 'en' }, defects: [], decision, enqueue });
  }

  /** In the first queue, its task created at T0. */
  waiting(decision?: RoutingDecision): this {
    this.routed(decision);
    this.does('createTask');
    return this.answers('createTask', { reading: reading('pending'), defects: [] });
  }

  /** Closed, and the case note written. */
  finishes(outcome: string, reason: string): void {
    expect(this.state).toMatchObject({ phase: 'closed', outcome, outcomeReason: reason });
    this.does('appendCaseNote');
    this.answers('appendCaseNote', {});
    expect(decide(this.state, this.now)).toEqual({ next: 'finish' });
  }
}

export const accepted = (agentSid = ANA) => ({
  acceptance: { reservationSid: OFFER, agentSid, agentName: 'ana', at: T0 + 5 * SECOND },
});
