import type { InteractionGateway } from '../../../src/gateway/port';

type Method = keyof InteractionGateway;
type Answers = { [M in Method]?: (...args: Parameters<InteractionGateway[M]>) => unknown };

export interface RecordedCall {
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** A gateway that records what it is asked and answers what the test tells it; untold questions fail the test's call. */
export function createGatewayDouble() {
  const calls: RecordedCall[] = [];
  let answers: Answers = {};
  const method =
    (name: Method) =>
    async (...args: unknown[]) => {
      calls.push({ method: name, args });
      const answer = answers[name] as ((...given: unknown[]) => unknown) | undefined;
      if (!answer) throw new Error(`The test has no answer for gateway.${name}.`);
      return answer(...args);
    };
  const gateway = {
    start: method('start'),
    planCall: method('planCall'),
    planConversation: method('planConversation'),
    deliverConversationEvent: method('deliverConversationEvent'),
    deliver: method('deliver'),
    deliverCallEvent: method('deliverCallEvent'),
    command: method('command'),
    commandEscalation: method('commandEscalation'),
    readEscalation: method('readEscalation'),
    keepAudit: method('keepAudit'),
    read: method('read'),
    list: method('list'),
    listEscalations: method('listEscalations'),
    readiness: method('readiness'),
  } as unknown as InteractionGateway;
  return {
    gateway,
    calls,
    /** Replaces what the gateway answers; an answer that throws makes the gateway throw. */
    answers: (next: Answers) => {
      answers = next;
    },
    reset: () => {
      answers = {};
      calls.length = 0;
    },
  };
}

/** Never settles: Temporal that does not answer. */
export const never = (): Promise<never> => new Promise(() => {});
