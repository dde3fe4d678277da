import type { Emulator } from '../emulator';
import { takeCallFlow } from '../voice/take-call-flow';
import { takeWaitAnswer } from '../voice/take-wait-answer';
import { takeAssignmentAnswer } from './assignment-answer';
import { isSuccess, type Delivery, type Outcome } from './delivery';

/** Remembers a delivery that reached nobody, and does what the answer asks for. */
export function takeOutcome(emulator: Emulator, delivery: Delivery, outcome: Outcome): void {
  emulator.catchUp();
  if (!isSuccess(outcome)) rememberFailure(emulator, delivery, outcome);
  act(emulator, delivery, outcome);
  emulator.changed();
}

function act(emulator: Emulator, delivery: Delivery, outcome: Outcome): void {
  const { purpose } = delivery;
  switch (purpose.kind) {
    case 'event':
    case 'status-callback':
    case 'conversation':
      return;
    case 'assignment':
      return takeAssignmentAnswer(emulator, delivery, purpose, outcome);
    case 'call-flow':
      return takeCallFlow(emulator, delivery, purpose, outcome);
    case 'wait':
      return takeWaitAnswer(emulator, purpose, outcome);
  }
}

function rememberFailure(
  { failedDeliveries, engine, alerts }: Emulator,
  delivery: Delivery,
  outcome: Outcome,
): void {
  const status = outcome.kind === 'answer' ? outcome.status : null;
  const reason = outcome.kind === 'answer' ? `HTTP ${outcome.status}` : outcome.reason;
  failedDeliveries.add({ delivery, failedAt: engine.now(), status, reason });
  alerts.raise(engine.now(), status === null ? 11205 : 11200, `${delivery.url}: ${reason}`);
}
