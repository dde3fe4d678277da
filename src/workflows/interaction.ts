import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  setHandler,
} from '@temporalio/workflow';
import { isCommand } from '../domain/commands';
import { isConversationEvent } from '../domain/conversation';
import { isEscalationReport } from '../domain/escalation/escalation-view';
import type { Fact, FactBody } from '../domain/facts';
import type { Interaction } from '../domain/interaction';
import { begin, decide, refusalOf, resume } from '../domain/process';
import { isCallEvent, isRoutingEvent } from '../domain/routing-event';
import { view } from '../domain/view';
import { carryOut } from './carry-out';
import { DeadlineTimer } from './deadline-timer';
import { fold, unreadable } from './fold';
import { goOnAsNew, mustGoOnAsNew } from './go-on-as-new';
import {
  callEventSignal,
  commandUpdate,
  conversationEventSignal,
  doubtSignal,
  escalationSignal,
  interactionQuery,
  planUpdate,
  refusalQuery,
  releaseSignal,
  routingEventSignal,
  type InteractionInput,
  type InteractionResult,
} from './messages';
import { observeStart } from './observer';
import { searchAttributePublisher } from './search-attributes';
import { takeCommands } from './take-commands';

/**
 * Drives the life of one support interaction (domain/process) durably: handlers push facts; the loop folds them, asks
 * the process what is next, and carries it out or waits for the earliest deadline.
 */
export async function interaction(input: InteractionInput): Promise<InteractionResult> {
  let state = input.resumed
    ? resume(input.resumed)
    : begin(input.start, input.start.receivedAt ?? Date.now());
  const facts: Fact[] = [];
  const tell = (fact: FactBody): void => void facts.push({ ...fact, receivedAt: Date.now() });

  listen(() => state, tell);
  setHandler(refusalQuery, (command) => refusalOf(state, command));
  if (input.start) observeStart(state);
  void CancellationScope.current().cancelRequested.catch(() => tell(CANCELLED_IN_TEMPORAL));

  return CancellationScope.nonCancellable(async () => {
    const publish = searchAttributePublisher();
    const timer = new DeadlineTimer();
    for (;;) {
      while (facts.length > 0) state = fold(state, facts.shift()!);
      const step = decide(state, Date.now());
      if (step.next === 'finish') {
        publish(state);
        break;
      }
      if (step.next === 'act') {
        tell({ kind: 'begun', action: step.action });
        void carryOut(step.action).then(tell);
        continue;
      }
      if (state.underway === null) publish(state);
      if (mustGoOnAsNew(state)) await goOnAsNew(state);
      await timer.wait(() => facts.length > 0, step.until);
    }
    await condition(allHandlersFinished);
    return { outcome: state.outcome ?? 'failed', reason: state.outcomeReason ?? 'unknown' };
  });
}

/** Facts are signals, commands are updates, the live state is a query. Handlers only push; the loop answers. */
function listen(state: () => Interaction, tell: (fact: FactBody) => void): void {
  setHandler(routingEventSignal, (event: unknown) =>
    tell(isRoutingEvent(event) ? { kind: 'routing', event } : unreadable('routingEvent', event)),
  );
  setHandler(callEventSignal, (event: unknown) =>
    tell(isCallEvent(event) ? { kind: 'call', event } : unreadable('callEvent', event)),
  );
  setHandler(conversationEventSignal, (event: unknown) =>
    tell(
      isConversationEvent(event) ? { kind: 'conversation', event } : unreadable('conversationEvent', event),
    ),
  );
  setHandler(escalationSignal, (report: unknown) =>
    tell(
      isEscalationReport(report) ? { kind: 'escalation', report } : unreadable('escalationReport', report),
    ),
  );
  setHandler(doubtSignal, () => tell({ kind: 'doubted' }));
  setHandler(releaseSignal, () => tell({ kind: 'released' }));
  takeCommands(commandUpdate, {
    isCommand,
    refusalOf: (command) => refusalOf(state(), command),
    push: (asked) => tell({ kind: 'command', ...asked }),
    answers: () => state().answers,
    reply: ({ bodyHash, result = null }) => ({ bodyHash, view: view(state(), Date.now()), result }),
  });
  setHandler(planUpdate, async () => {
    await condition(() => state().enqueue !== null || state().outcome !== null);
    const plan = state().enqueue;
    if (plan === null)
      throw ApplicationFailure.nonRetryable('This interaction is no call to enqueue.', 'no_plan');
    return plan;
  });
  setHandler(interactionQuery, (now = Date.now()) => view(state(), now));
}

const CANCELLED_IN_TEMPORAL: FactBody = {
  kind: 'command',
  commandId: 'cancelled-in-temporal',
  bodyHash: '',
  command: {
    kind: 'cancel',
    by: { kind: 'ops', id: 'temporal' },
    onBehalfOf: 'ops',
    reason: 'cancelled in Temporal',
  },
};
