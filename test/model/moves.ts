import type { FactBody } from '../../src/domain/facts';
import type { Interaction } from '../../src/domain/interaction';
import { apply, decide } from '../../src/domain/process';
import { type Engine } from '../../src/taskrouter-engine';
import { ASKS, CALL, enqueue, leaveQueue, resultsOf } from './call';
import { withoutLog, type Centre } from './centre';
import { isLadderOver, ladderDueAt } from './ladder';
import { isClimbing, LadderMoves } from './ladder-moves';
import { ActionMoves } from './action-moves';
import { agentActs } from './agent-acts';
import { CommandMoves } from './command-moves';
import type { Hear, Move, Variant } from './move';
import { openEngine } from './open-engine';
import { spend, type Budget } from './budget';
import type { World } from './world';

/** What is told decides nothing, and grows. */
const untold = (process: Interaction): Interaction => ({ ...process, timeline: [] });

export class Moves {
  private readonly ladders: LadderMoves;
  private readonly actions: ActionMoves;
  private readonly commands: CommandMoves;

  constructor(
    private readonly centre: Centre,
    private readonly variant: Variant = {},
  ) {
    const hear: Hear = (world, fact) => this.hear(world, fact);
    this.ladders = new LadderMoves(hear, variant.ladder);
    this.actions = new ActionMoves(centre, hear, (world) => this.callOver(world));
    this.commands = new CommandMoves(hear);
  }

  /** Everything that can happen next. */
  async from(world: World): Promise<Move[]> {
    const next = decide(world.process, world.now);
    const { engine } = openEngine(world);
    if (next.next === 'finish' && isLadderOver(world)) return [];
    // A worker that is there acts at once; one that is not lets time pass.
    if (next.next === 'act')
      return [...(await this.actions.from(world, next.action)), ...this.away(world, engine)];
    const climbing = isClimbing(world) ? this.ladders.acts(world) : null;
    if (climbing !== null) return [...climbing, ...this.ladders.isAway(world)];
    const ladder = isClimbing(world) ? this.ladders.from(world) : [];
    if (next.next === 'finish') return [...ladder, ...this.time(world, engine, null)];
    return [
      ...this.answers(world),
      ...this.deliveries(world),
      ...this.agents(world, engine),
      ...this.commands.from(world),
      ...this.calls(world),
      ...ladder,
      ...this.time(world, engine, next.until),
    ];
  }

  private hear(world: World, fact: FactBody): World {
    const heard = this.variant.hears ? this.variant.hears(fact, world.process) : fact;
    if (heard === null) return world;
    return { ...world, process: untold(apply(world.process, { ...heard, receivedAt: world.now })) };
  }

  private answers(world: World): Move[] {
    const { answer } = world;
    if (answer === null) return [];
    return [{ label: 'the answer arrives', world: this.hear({ ...world, answer: null }, answer) }];
  }

  /** Events arrive in any order, twice, or never. */
  private deliveries(world: World): Move[] {
    return world.undelivered.flatMap((event, at): Move[] => {
      const rest = world.undelivered.filter((_event, index) => index !== at);
      const { lost, twice } = world.budget;
      const fact: FactBody = { kind: 'routing', event };
      const what = `${event.type} ${event.agentName ?? ''}`.trim();
      const heard = this.hear({ ...world, undelivered: rest }, fact);
      const again = { ...this.hear(world, fact), budget: spend(world.budget, 'twice') };
      const gone = { ...world, undelivered: rest, budget: spend(world.budget, 'lost') };
      return [
        { label: `it hears ${what}`, world: heard },
        ...(twice > 0 ? [{ label: `it hears ${what}, which will come again`, world: again }] : []),
        ...(lost > 0 ? [{ label: `${what} is lost`, world: gone }] : []),
      ];
    });
  }

  private agents(world: World, engine: Engine): Move[] {
    const acts = agentActs(engine, this.centre.workspace, world.budget.rejections > 0);
    const moves = acts.map(({ label, act, costs }): Move => {
      const { engine: moved, told } = openEngine(world);
      act(moved);
      const undelivered = [...world.undelivered, ...told];
      const budget = costs === undefined ? world.budget : spend(world.budget, costs);
      return { label, world: { ...world, engine: withoutLog(moved.snapshot()), undelivered, budget } };
    });
    return [...moves, ...this.returns(world, engine)];
  }

  /** Who went offline for an offer they did not see comes back. */
  private returns(world: World, engine: Engine): Move[] {
    if (world.budget.returns === 0) return [];
    const { workspace, available } = this.centre;
    return engine.workers
      .list(workspace)
      .filter(({ activitySid }) => activitySid !== available)
      .map(({ sid, friendlyName }) => {
        const { engine: moved, told } = openEngine(world);
        moved.workers.update(workspace, sid, { activitySid: available });
        const engineAfter = withoutLog(moved.snapshot());
        const undelivered = [...world.undelivered, ...told];
        return {
          label: `${friendlyName} is back`,
          world: { ...world, engine: engineAfter, undelivered, budget: spend(world.budget, 'returns') },
        };
      });
  }

  /** The caller comes into the queue, hangs up, or need not hang on. */
  private calls(world: World): Move[] {
    const { callbacks, callResults, commands } = world.budget;
    const { workspace } = this.centre;
    const after = (label: string, change: (engine: Engine) => void, more: Partial<World>): Move => {
      const { engine, told } = openEngine(world, true);
      change(engine);
      const undelivered = [...world.undelivered, ...told];
      return { label, world: { ...world, engine: withoutLog(engine.snapshot()), undelivered, ...more } };
    };
    const mayHangUp = world.call === 'enqueued' && commands > 0;
    return [
      ...(isToBeEnqueued(world)
        ? [after('the caller is enqueued', (to) => enqueue(to, workspace, world), { call: 'enqueued' })]
        : []),
      ...(mayHangUp ? [this.hangsUp(after('the caller hangs up', leaves(workspace), {}))] : []),
      ...(callbacks > 0
        ? this.commands.command(world, 'the caller asks to be called back', ASKS, 'callbacks')
        : []),
      ...(callResults > 0
        ? resultsOf(world).flatMap((one) =>
            this.commands.command(world, `the agent tells: ${JSON.stringify(one)}`, one, 'callResults'),
          )
        : []),
    ];
  }

  private hangsUp({ label, world }: Move): Move {
    return { label, world: { ...this.callOver(world), budget: spend(world.budget, 'commands') } };
  }

  private callOver(world: World): World {
    const event = { type: 'call.ended', key: 'ended', at: world.now, callSid: CALL, result: '' } as const;
    return this.hear({ ...world, call: 'over' }, { kind: 'call', event });
  }

  /** Nothing happens until something is due, of the process's or of TaskRouter's. */
  private time(world: World, engine: Engine, until: number | null): Move[] {
    // Twilio follows our answer at once.
    if (world.answer !== null || isToBeEnqueued(world)) return [];
    const natively = engine.nextDueAt();
    const soonest = Math.min(natively ?? Infinity, until ?? Infinity, ladderDueAt(world) ?? Infinity);
    return world.now < soonest && soonest < Infinity ? [this.pass(world, soonest, '', world.budget)] : [];
  }

  /** No worker is there while something is due: TaskRouter goes on without us. */
  private away(world: World, engine: Engine): Move[] {
    const natively = engine.nextDueAt();
    if (world.budget.away === 0 || natively === null || world.answer !== null) return [];
    return [this.pass(world, natively, 'no worker is there, ', spend(world.budget, 'away'))];
  }

  private pass(world: World, to: number, why: string, budget: Budget): Move {
    const { engine, told } = openEngine(world);
    engine.advance(to);
    const label = `${why}${(to - world.now) / 1_000} s pass`;
    const undelivered = [...world.undelivered, ...told];
    return {
      label,
      world: { ...world, now: to, engine: withoutLog(engine.snapshot()), undelivered, budget },
    };
  }
}

const isToBeEnqueued = ({ call, process }: World): boolean => call === 'asked' && process.enqueue !== null;

const leaves = (workspace: string) => (engine: Engine) => leaveQueue(engine, workspace, 'hangup');
