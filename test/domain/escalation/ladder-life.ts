import {
  applyEscalation,
  beginEscalation,
  decideEscalation,
  resumeEscalation,
} from '../../../src/domain/escalation';
import type {
  EscalationAction,
  EscalationActionOf,
  EscalationResults,
} from '../../../src/domain/escalation/actions';
import type { EscalationCommand } from '../../../src/domain/escalation/commands';
import type { EscalationView } from '../../../src/domain/escalation/escalation-view';
import type { Escalation } from '../../../src/domain/escalation/escalation';
import type { InteractionStart } from '../../../src/domain/interaction';
import type { JsonObject } from '../../../src/domain/json';
import type { EscalationFactBody, EscalationResultFact } from '../../../src/domain/escalation/facts';
import type { Ladder, LadderLevel, LadderTarget, Person } from '../../../src/domain/escalation/ladder';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../../../src/domain/failure-types';
import { asInteractionId, escalationIdOf } from '../../../src/domain/ids';
import { openLevel } from '../../../src/policy';

export const T0 = Date.UTC(2026, 0, 5, 9, 0, 0);
export const MINUTE = 60_000;

export const personOf = (name: string): Person => ({
  name,
  channel: 'pager',
  agentSid: `WK-${name}`,
  language: null,
});
export const person = (name: string): LadderTarget => ({ kind: 'person', person: personOf(name) });
export const webhook = (channel: string): LadderTarget => ({ kind: 'webhook', channel });

export const level = (targets: readonly LadderTarget[], change: Partial<LadderLevel> = {}): LadderLevel => ({
  targets,
  acknowledge: 'any',
  acknowledgeWithinMs: 5 * MINUTE,
  calendar: null,
  texts: { en: 'Help.' },
  ...change,
});

export const ladder = (levels: readonly LadderLevel[], change: Partial<Ladder> = {}): Ladder => ({
  name: 'help',
  policyVersion: 'test@1',
  levels,
  repeat: 0,
  resolveWithinMs: 60 * MINUTE,
  ifUnanswered: person('boss'),
  ...change,
});

type Said = Partial<EscalationCommand> & Pick<EscalationCommand, 'kind'>;

/** An escalation driven by hand: what it wants done is done at once, except messages, which wait to be answered. */
export class LadderLife {
  state: Escalation;
  now = T0;
  readonly pagesOut: EscalationAction[] = [];
  readonly paged: string[] = [];
  /** What channels were told of what they keep. */
  readonly news: EscalationActionOf<'tellChannel'>[] = [];
  /** What the interaction was told. */
  readonly told: EscalationView[] = [];
  /** The calendars by which it was worked out how long somebody has to resolve it. */
  readonly counted: (JsonObject | null)[] = [];
  /** What the case was told. */
  readonly notes: string[] = [];
  /** In characters of JSON. */
  largestNews = 0;
  /** What it wanted done, in order. */
  readonly did: EscalationAction['do'][] = [];
  /** What was said on issues. */
  readonly said: string[] = [];
  finished = false;
  private commands = 0;
  private kept = 0;

  constructor(
    snapshot: Ladder,
    at = 1,
    private readonly around: { interactionIsOver?: boolean; readonly answer?: InteractionStart } = {},
  ) {
    const interactionId = asInteractionId('chat-1');
    const start = {
      escalationId: escalationIdOf(interactionId, 1),
      interactionId,
      externalId: null,
      customerId: null,
      channel: 'chat' as const,
      ladder: snapshot,
      level: at,
      by: { kind: 'agent' as const, id: 'WK-ana' },
      note: null,
      news: 'levels' as const,
      listed: true as const,
      ...(around.answer && { answer: around.answer }),
    };
    this.state = beginEscalation(start, this.now);
    this.run();
  }

  private tell(fact: EscalationFactBody): void {
    this.state = applyEscalation(this.state, { ...fact, receivedAt: this.now });
  }

  private run(): void {
    for (;;) {
      const step = decideEscalation(this.state, this.now);
      if (step.next !== 'act') {
        this.finished = step.next === 'finish';
        return;
      }
      const { action } = step;
      this.tell({ kind: 'begun', action });
      this.did.push(action.do);
      if (action.do === 'page') {
        this.pagesOut.push(action);
        this.paged.push(action.pageId.split('-').slice(3).join('-'));
        continue;
      }
      if (action.do === 'tellChannel') this.news.push(action);
      if (action.do === 'tellInteraction') this.told.push(action.report.view);
      if (action.do === 'tellInteraction' && this.around.interactionIsOver) {
        this.fails(action, OUTSIDE_FAILURES.unknown);
      } else this.done(action, this.resultOf(action));
    }
  }

  private resultOf(action: EscalationAction): object {
    if (action.do === 'openLevel') return openLevel({ ...action, calendar: null }, action.begunAt);
    if (action.do === 'countTime') this.counted.push(action.calendar);
    if (action.do === 'commentIssue') this.said.push(action.text);
    if (action.do === 'appendCaseNote') this.notes.push(action.text);
    if (action.do === 'tellInteraction') {
      this.largestNews = Math.max(this.largestNews, JSON.stringify(action.report).length);
    }
    return action.do === 'countTime' ? { at: action.from + action.ms } : {};
  }

  private done(action: EscalationAction, result: object): void {
    this.tell({ kind: 'done', do: action.do, action, result } as EscalationResultFact);
  }

  private fails(action: EscalationAction, failure: OutsideFailureType): void {
    this.tell({ kind: 'failed', action, failure, message: 'It failed.', retryAfterMs: null });
  }

  /** The n-th message that is out arrives, or fails. */
  answers(
    n: number,
    failure: OutsideFailureType | null = null,
    result: EscalationResults['page'] = {},
  ): void {
    const [action] = this.pagesOut.splice(n, 1);
    if (action === undefined) return;
    const kept = { ref: { ts: `${++this.kept}` }, ...result } satisfies EscalationResults['page'];
    if (failure === null) this.done(action, kept);
    else this.fails(action, failure);
    this.run();
  }

  /** They come before anything is done about any of them. */
  commandedAtOnce(...commands: readonly Said[]): void {
    for (const command of commands) this.obey(command);
    this.run();
  }

  private obey(command: Said): string {
    const commandId = `command-${++this.commands}`;
    const whole = { by: { kind: 'backend', id: 'backend' }, as: null, note: null, ...command };
    this.tell({ kind: 'command', commandId, bodyHash: '', command: whole as EscalationCommand });
    return commandId;
  }

  /** The refusal's type, or null. */
  commanded(command: Said): string | null {
    const commandId = this.obey(command);
    this.run();
    return this.state.answers.find((answer) => answer.commandId === commandId)?.refusal?.type ?? null;
  }

  /** The agent notes something on the interaction. */
  noted(text: string): void {
    this.tell({ kind: 'noted', noteId: text, text });
    this.run();
  }

  /** A new run takes the state over, as an older worker may have left it. */
  goesOn(from: (state: Escalation) => Escalation = (state) => state): void {
    this.state = resumeEscalation(from(this.state));
    this.run();
  }

  passes(ms: number): void {
    this.now += ms;
    this.run();
  }
}
