import { ApplicationFailure } from '@temporalio/common';
import { createActivities } from '../../src/activities';
import type { Action } from '../../src/domain/actions';
import type { FactBody, ResultFact } from '../../src/domain/facts';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../../src/domain/failure-types';
import type { Engine } from '../../src/taskrouter-engine';
import { agentActs } from './agent-acts';
import { callsOver } from './call';
import { withoutLog, type Centre } from './centre';
import { beginLadder } from './ladder';
import type { Hear, Move } from './move';
import { openEngine } from './open-engine';
import { taskRouterOver, underFault, type Fault } from './port';
import { spend } from './budget';
import type { World } from './world';

/** What the process wants done, as the workflow has it done: it succeeds, fails, or something comes in between. */
export class ActionMoves {
  constructor(
    private readonly centre: Centre,
    private readonly hear: Hear,
    private readonly callOver: (world: World) => World,
  ) {}

  /** The process begins an action; it succeeds, or fails at one of its calls, or something comes in between. */
  async from(world: World, action: Action): Promise<Move[]> {
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
}

const failed = (action: Action, failure: OutsideFailureType): FactBody => ({
  kind: 'failed',
  action,
  failure,
  message: 'model',
  retryAfterMs: null,
});
