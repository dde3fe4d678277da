import { ApplicationFailure } from '@temporalio/common';
import { createActivities } from '../../src/activities';
import type { Action } from '../../src/domain/actions';
import { toRoutingEvent } from '../../src/adapters/taskrouter/event-log';
import type { Command } from '../../src/domain/commands';
import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../../src/domain/conversation';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../../src/domain/failure-types';
import type { FactBody, ResultFact } from '../../src/domain/facts';
import { asConversationSid } from '../../src/domain/ids';
import type { Interaction } from '../../src/domain/interaction';
import { apply, decide, refusalOf } from '../../src/domain/process';
import { currentLeg } from '../../src/domain/process/legs';
import type { RoutingEvent } from '../../src/domain/routing-event';
import type { TransferTarget } from '../../src/domain/transfer';
import { EngineError, type Emission, type Engine } from '../../src/taskrouter-engine';
import { ASKS, CALL, callsOver, enqueue, leaveQueue, resultsOf } from './call';
import { engineOf, withoutLog, type Centre } from './centre';
import { beginLadder, isLadderOver, ladderDueAt } from './ladder';
import { isClimbing, LadderMoves, type LadderVariant } from './ladder-moves';
import { taskRouterOver, underFault, type Fault } from './port';
import { spend, type Budget, type World } from './world';

export interface Move {
  /** What happened, as a line of a story. */
  readonly label: string;
  readonly world: World;
}

/** What a broken variant of the product does otherwise; the real one does nothing of it. */
export interface Variant {
  /** Facts as the process gets them; null: it never hears of it. */
  readonly hears?: (fact: FactBody, process: Interaction) => FactBody | null;
  readonly ladder?: LadderVariant;
}

/** What is told decides nothing, and grows. */
const untold = (process: Interaction): Interaction => ({ ...process, timeline: [] });

/** An engine at a world, and what it tells meanwhile. */
function openEngine(world: World, isBirth = false): { engine: Engine; told: RoutingEvent[] } {
  const told: RoutingEvent[] = [];
  const observe = (emission: Emission): void => {
    if (emission.kind === 'event') told.push(...signalsOf(emission.event, isBirth));
  };
  return { engine: engineOf(world.engine, { observe }), told };
}

type Told = Extract<Emission, { kind: 'event' }>['event'];

/** What of TaskRouter's events reaches the interaction as a signal (gateway/deliver.ts). */
function signalsOf({ sid, type, at, resourceSid, data }: Told, isBirth: boolean): RoutingEvent[] {
  if ((type === 'task.created' && !isBirth) || type.startsWith('task-queue.') || type === 'workflow.entered')
    return [];
  if (type === 'reservation.created') return [];
  if (type === 'reservation.rejected' && !(data['task_attributes'] ?? '').includes('"agentSid"')) return [];
  const logged = {
    sid,
    eventType: type,
    eventDate: new Date(at),
    eventDateMs: at,
    resourceSid,
    eventData: data,
  };
  return toRoutingEvent(logged);
}

export class Moves {
  private readonly ladders: LadderMoves;

  constructor(
    private readonly centre: Centre,
    private readonly variant: Variant = {},
  ) {
    this.ladders = new LadderMoves((world, fact) => this.hear(world, fact), variant.ladder);
  }

  /** Everything that can happen next. */
  async from(world: World): Promise<Move[]> {
    const next = decide(world.process, world.now);
    const { engine } = openEngine(world);
    if (next.next === 'finish' && isLadderOver(world)) return [];
    // A worker that is there acts at once; one that is not lets time pass.
    if (next.next === 'act') return [...(await this.acts(world, next.action)), ...this.away(world, engine)];
    const climbing = isClimbing(world) ? this.ladders.acts(world) : null;
    if (climbing !== null) return [...climbing, ...this.ladders.isAway(world)];
    const ladder = isClimbing(world) ? this.ladders.from(world) : [];
    if (next.next === 'finish') return [...ladder, ...this.time(world, engine, null)];
    return [
      ...this.answers(world),
      ...this.deliveries(world),
      ...this.agents(world, engine),
      ...this.commands(world),
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

  /** The process begins an action; it succeeds, or fails at one of its calls, or something comes in between. */
  private async acts(world: World, action: Action): Promise<Move[]> {
    if (action.do === 'startEscalation') return this.startsLadder(world, action);
    const plain = await this.perform(world, action, { fault: 'none' });
    const moves: Move[] = [{ label: `it does ${action.do}`, world: plain.world }];
    if (action.do === 'planEscalation') moves.push(...this.failsBeside(world, action));
    for (let call = 1; call <= plain.calls; call++) {
      if (world.budget.faults > 0) {
        const spent = { ...world, budget: spend(world.budget, 'faults') };
        for (const fault of ['before', 'after'] as const) {
          const { world: after } = await this.perform(spent, action, { fault, call });
          moves.push({ label: `it does ${action.do}, fault ${fault} call ${call}`, world: after });
        }
      }
      if (world.budget.between > 0 && call < plain.calls)
        moves.push(...(await this.between(world, action, call)));
    }
    return moves;
  }

  /** A workflow of its own begins, or Temporal does not begin it. */
  private startsLadder(world: World, action: Extract<Action, { do: 'startEscalation' }>): Move[] {
    const started = { kind: 'done', do: action.do, action, result: {} } as ResultFact;
    const begun = this.hear(world, { kind: 'begun', action });
    const ladder = beginLadder(action.start, world.now, started);
    return [
      { label: 'it begins the ladder', world: { ...begun, ladder } },
      ...this.failsBeside(world, action),
    ];
  }

  private failsBeside(world: World, action: Action): Move[] {
    if (world.budget.faults === 0) return [];
    const begun = this.hear(world, { kind: 'begun', action });
    const budget = spend(world.budget, 'faults');
    const heard = this.hear({ ...begun, budget }, failed(action, OUTSIDE_FAILURES.unavailable));
    return [{ label: `it does ${action.do}, which fails`, world: heard }];
  }

  private async between(world: World, action: Action, call: number): Promise<Move[]> {
    const moves: Move[] = [];
    const spent = { ...world, budget: spend(world.budget, 'between') };
    for (const { label, act } of agentActs(openEngine(world).engine, this.centre.workspace, false)) {
      const { world: after } = await this.perform(spent, action, { fault: 'between', call }, act);
      moves.push({ label: `it does ${action.do}, and after call ${call} ${label}`, world: after });
    }
    return moves;
  }

  private async perform(
    world: World,
    action: Action,
    fault: { fault: 'none' } | { fault: 'before' | 'after' | 'between'; call: number },
    between?: (engine: Engine) => void,
  ): Promise<{ world: World; calls: number }> {
    const { engine, told } = openEngine(world);
    const happens = (): void => between?.(engine);
    const given = (fault.fault === 'between' ? { ...fault, happens } : fault) as Fault;
    const { port, calls: countCalls } = underFault(taskRouterOver(engine, this.centre.workspace), given);
    let hasEnded = false;
    const calls = callsOver(engine, this.centre.workspace, world.call, () => (hasEnded = true));
    const result = await this.run(port, calls, action);
    const begun = this.hear(world, { kind: 'begun', action });
    const after: World = {
      ...begun,
      engine: withoutLog(engine.snapshot()),
      undelivered: [...world.undelivered, ...told],
      ...(action.background ? {} : { answer: result }),
    };
    const done = action.background ? this.hear(after, result) : after;
    return { world: hasEnded ? this.callOver(done) : done, calls: countCalls() };
  }

  /** As `carryOut` does it in the workflow. */
  private async run(
    taskRouter: ReturnType<typeof underFault>['port'],
    calls: ReturnType<typeof callsOver>,
    action: Action,
  ): Promise<FactBody> {
    const done = () => Promise.resolve();
    const activities = createActivities({
      taskRouter,
      calls,
      conversations: {} as never,
      crm: {
        findOwner: () => Promise.resolve(null),
        findCustomer: () => Promise.resolve(null),
        appendCaseNote: done,
        diagnose: () => Promise.resolve(null),
      },
      backend: { sendMessage: done, reachOut: done },
      policies: {
        current: () => Promise.resolve(this.centre.policy),
        publish: done,
        history: () => Promise.resolve([]),
      },
      knownAgents: {} as never,
    });
    if (
      action.do === 'startEscalation' ||
      action.do === 'passNote' ||
      action.do === 'notify' ||
      action.do === 'passMark' ||
      action.do === 'giveUpRecording' ||
      action.do === 'giveUpReply' ||
      action.do === 'startOutreach'
    ) {
      throw new Error('The model promises nothing, and begins ladders elsewhere.');
    }
    try {
      const result = await activities[action.do](action as never);
      return { kind: 'done', do: action.do, action, result } as ResultFact;
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error;
      const failure = Object.values(OUTSIDE_FAILURES).find((type) => type === error.type);
      if (failure === undefined) throw error.cause ?? error;
      return failed(action, failure);
    }
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

  private commands(world: World): Move[] {
    const { commands, transfers, consults, consultEnds, parks, replies, supervised, agentWrites } =
      world.budget;
    const backend = { kind: 'backend', id: 'b' } as const;
    const left: Command = { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' };
    return [
      ...(commands > 0 ? this.command(world, 'the customer leaves', left, 'commands') : []),
      ...(transfers > 0 ? this.transfers(world) : []),
      ...(consults > 0 ? this.consults(world) : []),
      ...(consultEnds > 0 ? this.consultEnds(world) : []),
      ...(parks > 0 ? this.parks(world) : []),
      ...(replies > 0 ? this.replies(world) : []),
      ...(supervised > 0 ? this.supervised(world) : []),
      ...(agentWrites > 0 ? this.agentWrites(world) : []),
      ...(world.budget.escalations > 0 ? this.escalates(world) : []),
      ...this.sentAgain(world),
    ];
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
      ...(callbacks > 0 ? this.command(world, 'the caller asks to be called back', ASKS, 'callbacks') : []),
      ...(callResults > 0
        ? resultsOf(world).flatMap((one) =>
            this.command(world, `the agent tells: ${JSON.stringify(one)}`, one, 'callResults'),
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

  /** The answer did not reach whoever sent it. */
  private sentAgain(world: World): Move[] {
    if (world.budget.twice === 0) return [];
    return world.sent.map(({ commandId, command }) => {
      const heard = this.hear(world, { kind: 'command', commandId, bodyHash: '', command });
      return {
        label: `the ${command.kind} is sent again`,
        world: { ...heard, budget: spend(world.budget, 'twice') },
      };
    });
  }

  private transfers(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const other = acceptance.agentName === 'ana' ? 'ben' : 'ana';
    const targets: TransferTarget[] = [
      { kind: 'queue', queue: other === 'ben' ? 'everybody' : 'senior' },
      { kind: 'agent', agent: other },
    ];
    return targets.flatMap((to) =>
      (['warm', 'cold'] as const).flatMap((mode) => {
        const command: Command = {
          kind: 'transfer',
          by,
          to,
          mode,
          note: null,
          desktop: false,
          override: false,
        };
        const where = to.kind === 'queue' ? to.queue : to.agent;
        return this.command(
          world,
          `${acceptance.agentName} transfers to ${where}, ${mode}`,
          command,
          'transfers',
        );
      }),
    );
  }

  private consults(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const to = { kind: 'queue', queue: acceptance.agentName === 'ana' ? 'everybody' : 'senior' } as const;
    return (['private', 'joined'] as const).flatMap((mode) => {
      const command: Command = { kind: 'consult', by, to, mode, note: null, desktop: false };
      return this.command(world, `${acceptance.agentName} asks for a ${mode} consult`, command, 'consults');
    });
  }

  private consultEnds(world: World): Move[] {
    const { legs, currentLegId } = world.process;
    const holders = legs.flatMap(({ legId, acceptance }) => (acceptance ? [{ legId, acceptance }] : []));
    return holders.flatMap(({ legId, acceptance }) => {
      const by = { kind: 'agent', id: acceptance.agentSid } as const;
      const ends = legId === currentLegId ? [false, true] : [false];
      return ends.flatMap((handOver) => {
        const label = `${acceptance.agentName} ${handOver ? 'hands over in' : 'ends'} the consult`;
        return this.command(world, label, { kind: 'end_consult', by, handOver }, 'consultEnds');
      });
    });
  }

  private escalates(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const command: Command = { kind: 'escalate', by, ladder: 'help', level: 1, note: null };
    return this.command(world, `${acceptance.agentName} escalates`, command, 'escalations');
  }

  private parks(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const until = world.now + 600_000;
    return this.command(
      world,
      `${acceptance.agentName} parks it`,
      { kind: 'park', by, until, note: null },
      'parks',
    );
  }

  private replies(world: World): Move[] {
    const wrote = { ...world.wrote, customerAt: world.now };
    const heard = this.message({ ...world, wrote }, FROM_AN_ADDRESS);
    return [{ label: 'the customer writes', world: { ...heard, budget: spend(world.budget, 'replies') } }];
  }

  private agentWrites(world: World): Move[] {
    const { acceptance, end } = currentLeg(world.process);
    if (acceptance === null || end !== null) return [];
    const heard = this.message({ ...world, wrote: { ...world.wrote, agentAt: world.now } }, FROM_AN_AGENT);
    const label = `${acceptance.agentName} writes`;
    return [{ label, world: { ...heard, budget: spend(world.budget, 'agentWrites') } }];
  }

  private message(world: World, author: string): World {
    const told = {
      key: `${author}@${world.now}`,
      at: world.now,
      conversationSid: asConversationSid(''),
      author,
    };
    return this.hear(world, { kind: 'conversation', event: { type: 'message.added', ...told } });
  }

  private supervised(world: World): Move[] {
    const by = { kind: 'supervisor', id: 's' } as const;
    const reason = 'model';
    const commands: readonly Command[] = [
      { kind: 'take_over', by, agent: 'ana', reason },
      { kind: 'move', by, to: { kind: 'queue', queue: 'everybody' }, reason },
      { kind: 'move', by, to: { kind: 'queue', queue: 'senior' }, reason },
      { kind: 'requeue', by, reason },
      { kind: 'force_complete', by, reason },
    ];
    return commands.flatMap((command) => this.command(world, named(command), command, 'supervised'));
  }

  /** As the workflow's update does: refused by the validator, or pushed. */
  private command(world: World, label: string, command: Command, costs: keyof Budget): Move[] {
    if (refusalOf(world.process, command) !== null) return [];
    const commandId = `${command.kind}-${world.budget[costs]}`;
    const heard = this.hear(world, { kind: 'command', commandId, bodyHash: '', command });
    const sent = [...world.sent, { commandId, command }];
    return [{ label, world: { ...heard, sent, budget: spend(world.budget, costs) } }];
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

const named = (command: Command): string =>
  `a supervisor: ${command.kind}${command.kind === 'move' ? ` to ${JSON.stringify(command.to)}` : ''}`;

const failed = (action: Action, failure: OutsideFailureType): FactBody => ({
  kind: 'failed',
  action,
  failure,
  message: 'model',
  retryAfterMs: null,
});

interface Act {
  readonly label: string;
  readonly act: (engine: Engine) => void;
  readonly costs?: keyof Budget;
}

/** What agents may do with what they have. */
function agentActs(engine: Engine, workspace: string, mayReject: boolean): Act[] {
  const reservations = engine.workers
    .list(workspace)
    .flatMap(({ sid }) => engine.reservations.listOfWorker(workspace, sid));
  const update = (sid: string, status: string) => (to: Engine) => {
    try {
      to.reservations.update(workspace, sid, { status });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
  };
  return reservations.flatMap(({ sid, status, workerName }): Act[] => {
    if (status === 'accepted' || status === 'wrapping')
      return [{ label: `${workerName} completes`, act: update(sid, 'completed') }];
    if (status !== 'pending') return [];
    const accepts: Act = { label: `${workerName} accepts`, act: update(sid, 'accepted') };
    const rejects: Act = {
      label: `${workerName} rejects`,
      act: update(sid, 'rejected'),
      costs: 'rejections',
    };
    return mayReject ? [accepts, rejects] : [accepts];
  });
}
