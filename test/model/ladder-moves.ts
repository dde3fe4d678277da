import {
  applyEscalation,
  decideEscalation,
  isWanted,
  refusalOfEscalation,
} from '../../src/domain/escalation';
import type { EscalationAction } from '../../src/domain/escalation/actions';
import type { EscalationCommand } from '../../src/domain/escalation/commands';
import type { Escalation } from '../../src/domain/escalation/escalation';
import type { EscalationFactBody, EscalationResultFact } from '../../src/domain/escalation/facts';
import type { FactBody } from '../../src/domain/facts';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../../src/domain/failure-types';
import { decide } from '../../src/domain/process';
import { instantAfter, openLevel } from '../../src/policy';
import { untoldOf, type LadderWorld, type Out } from './ladder';
import type { Move } from './move';
import { spend } from './budget';
import type { World } from './world';

/** What a broken ladder does otherwise; the real one does nothing of it. */
export interface LadderVariant {
  readonly hears?: (fact: EscalationFactBody) => EscalationFactBody;
  readonly becomes?: (
    after: Escalation,
    before: Escalation,
    fact: EscalationFactBody,
    now: number,
  ) => Escalation;
}

type Climbing = World & { readonly ladder: LadderWorld };

export const isClimbing = (world: World): world is Climbing => world.ladder !== null;

/** Those who may answer: the paging service for whoever it called, eli by the backend, a supervisor in their own name. */
const ANSWERERS: Readonly<Record<string, Pick<EscalationCommand, 'by' | 'as'>>> = {
  'the pager': { by: { kind: 'pagerduty', id: 'P' }, as: 'pager' },
  eli: { by: { kind: 'backend', id: 'b' }, as: 'eli' },
  'a supervisor': { by: { kind: 'supervisor', id: 's' }, as: null },
};

const COSTS = {
  acknowledge: 'acknowledgements',
  hand_back: 'handBacks',
  resolve_escalation: 'resolutions',
} as const;

const SIX_MINUTES = 6 * 60_000;

/** What can happen to a ladder, as the workflow drives it; `tellInteraction` is the signal to whom it belongs to. */
export class LadderMoves {
  constructor(
    private readonly tellInteraction: (world: World, fact: FactBody) => World,
    private readonly variant: LadderVariant = {},
  ) {}

  /** What it does at once while a worker is there; null: it waits. */
  acts(world: Climbing): Move[] | null {
    const next = decideEscalation(world.ladder.state, world.now);
    if (next.next !== 'act') return null;
    return [
      { label: `the ladder does ${next.action.do}`, world: this.begin(world, next.action) },
      ...this.inTheSameMoment(world),
    ];
  }

  /** What came while it was busy is folded before it acts. */
  private inTheSameMoment(world: Climbing): Move[] {
    if (world.budget.between === 0) return [];
    const spent = { ...world, budget: spend(world.budget, 'between') };
    return [...this.answers(spent, false), ...this.commands(spent)].map(({ label, world: after }) => ({
      label: `in the same moment: ${label}`,
      world: after,
    }));
  }

  /** What happens to it while it waits. */
  from(world: Climbing): Move[] {
    return [...this.begun(world), ...this.answers(world, world.budget.faults > 0), ...this.commands(world)];
  }

  /** Nobody is there to see that something is due. */
  isAway(world: World): Move[] {
    if (world.budget.away === 0 || world.answer !== null) return [];
    const later = { ...world, now: world.now + SIX_MINUTES, budget: spend(world.budget, 'away') };
    return [{ label: `no worker is there, ${SIX_MINUTES / 1_000} s pass`, world: later }];
  }

  /** The interaction may hear its ladder's first news before it hears that there is one. */
  private begun(world: Climbing): Move[] {
    const { started } = world.ladder;
    if (started === null) return [];
    const heard = { ...world, ladder: { ...world.ladder, started: null } };
    return [{ label: 'it hears that the ladder has begun', world: this.tellInteraction(heard, started) }];
  }

  private begin(world: Climbing, action: EscalationAction): World {
    const begun = this.hear(world, { kind: 'begun', action });
    if (action.do === 'appendCaseNote') return this.hear(begun, done(action, {}));
    const isThere = decide(world.process, world.now).next !== 'finish';
    const arrives = action.do !== 'tellInteraction' || isThere;
    const ladder = { ...begun.ladder, out: [...begun.ladder.out, { action, arrives }] };
    if (action.do !== 'tellInteraction' || !isThere) return { ...begun, ladder };
    return this.tellInteraction({ ...begun, ladder }, { kind: 'escalation', report: action.report });
  }

  private answers(world: Climbing, mayFail: boolean): Move[] {
    return world.ladder.out.flatMap((out): Move[] => {
      const rest = { ...world, ladder: without(world.ladder, out) };
      const { action } = out;
      if (!out.arrives) {
        const heard = this.hear(rest, failed(action, OUTSIDE_FAILURES.unknown));
        return [{ label: 'the ladder hears that the interaction is over', world: heard }];
      }
      const label = `the ladder hears: ${action.do} is done`;
      const heard = { label, world: this.hear(rest, done(action, resultOf(action))) };
      if (!mayFail || action.do === 'tellInteraction') return [heard];
      const spent = { ...rest, budget: spend(world.budget, 'faults') };
      const failures = (['unknown', 'refused'] as const).map((how) => ({
        label: `the ladder hears: ${action.do} is ${how}`,
        world: this.hear(spent, failed(action, OUTSIDE_FAILURES[how])),
      }));
      return [heard, ...failures, ...this.putOff(spent, action)];
    });
  }

  /** The person has been sent as many messages as may be. */
  private putOff(world: Climbing, action: EscalationAction): Move[] {
    if (action.do !== 'page' || action.to !== 'person') return [];
    const fact = done(action, { putOffUntil: world.now + SIX_MINUTES });
    return [{ label: 'the ladder hears: page is put off', world: this.hear(world, fact) }];
  }

  private commands(world: Climbing): Move[] {
    const { acknowledgements, handBacks, resolutions } = world.budget;
    return Object.entries(ANSWERERS).flatMap(([who, stands]) => [
      ...(acknowledgements > 0
        ? this.command(world, `${who} acknowledges`, { kind: 'acknowledge', ...stands })
        : []),
      ...(handBacks > 0
        ? this.command(world, `${who} hands it back`, { kind: 'hand_back', ...stands, note: null })
        : []),
      ...(resolutions > 0
        ? this.command(world, `${who} resolves`, { kind: 'resolve_escalation', ...stands, note: null })
        : []),
    ]);
  }

  /** As the workflow's update does: refused by the validator, or pushed. */
  private command(
    world: Climbing,
    label: string,
    command: Exclude<EscalationCommand, { kind: 'comment' }>,
  ): Move[] {
    if (decideEscalation(world.ladder.state, world.now).next === 'finish') return [];
    if (refusalOfEscalation(world.ladder.state, command) !== null) return [];
    const costs = COSTS[command.kind];
    const commandId = `${command.kind}-${world.budget[costs]}`;
    const heard = this.hear(world, { kind: 'command', commandId, bodyHash: '', command });
    return [{ label, world: { ...heard, budget: spend(heard.budget, costs) } }];
  }

  private hear(world: Climbing, told: EscalationFactBody): Climbing {
    const { ladder, now } = world;
    const fact = this.variant.hears?.(told) ?? told;
    const folded = applyEscalation(ladder.state, { ...fact, receivedAt: now });
    const state = this.variant.becomes?.(folded, ladder.state, fact, now) ?? folded;
    return this.withdraw({ ...world, ladder: { ...ladder, state: untoldOf(state) } });
  }

  /** As the workflow does after each fold: nobody tries on what need not come any more. */
  private withdraw(world: Climbing): Climbing {
    const out = world.ladder.out.find(({ action }) => !isWanted(world.ladder.state, action));
    if (out === undefined) return world;
    const rest = { ...world, ladder: without(world.ladder, out) };
    return this.hear(rest, failed(out.action, OUTSIDE_FAILURES.unknown));
  }
}

const without = (ladder: LadderWorld, out: Out): LadderWorld => ({
  ...ladder,
  out: ladder.out.filter((other) => other !== out),
});

const done = (action: EscalationAction, result: object): EscalationFactBody =>
  ({ kind: 'done', do: action.do, action, result }) as EscalationResultFact;

const failed = (action: EscalationAction, failure: OutsideFailureType): EscalationFactBody => ({
  kind: 'failed',
  action,
  failure,
  message: 'model',
  retryAfterMs: null,
});

/** As the activities work it out. */
function resultOf(action: EscalationAction): object {
  if (action.do === 'openLevel') return openLevel(action, action.begunAt);
  if (action.do === 'tellReceivers') return { notTold: [] };
  return action.do === 'countTime' ? { at: instantAfter(action.calendar, action.from, action.ms) } : {};
}
