import type { RoutingDecision } from '../../../src/domain/decision';
import type { ClockPlan, MarkActions, ServicePlan } from '../../../src/domain/clocks/plan';
import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../../../src/domain/conversation';
import { asConversationSid } from '../../../src/domain/ids';
import { DECISION, Life, MINUTE, reading } from '../life';

export const NOTHING_DONE: MarkActions = {
  raisePriority: 0,
  nextStep: false,
  escalate: null,
  notify: null,
  tell: null,
};

export const clock = (name: ClockPlan['clock'], more: Partial<ClockPlan> = {}): ClockPlan => ({
  clock: name,
  withinMs: 10 * MINUTE,
  calendar: null,
  pauses: [],
  warning: null,
  breach: NOTHING_DONE,
  ...more,
});

export const promise = (...clocks: ClockPlan[]): ServicePlan => ({
  clocks,
  hours: {},
  whileWaiting: [],
  quiet: null,
});

/** In the first queue, its task created at T0, with this promised. */
export function promised(service: ServicePlan, decision: RoutingDecision = DECISION, more = {}): Life {
  const life = new Life({ kind: 'request' }, more);
  life.does('enrich');
  life.answers('enrich', { profile: null, fallback: null });
  life.does('decideRoute');
  life.answers('decideRoute', {
    attributes: { language: 'en' },
    defects: [],
    decision,
    enqueue: null,
    service,
  });
  life.does('createTask');
  return life.answers('createTask', { reading: reading('pending'), defects: [] });
}

/** Who owns the channel tells who wrote. */
export const writes = (life: Life, who: 'customer' | 'agent', at = life.now): Life =>
  life.tell({
    kind: 'conversation',
    event: {
      type: 'message.added',
      key: `${who}@${at}`,
      at,
      conversationSid: asConversationSid(''),
      author: who === 'customer' ? FROM_AN_ADDRESS : FROM_AN_AGENT,
    },
  });

export const passes = (life: Life): Life => {
  life.does('passMark');
  return life.answers('passMark', {});
};

export const told = (life: Life) =>
  life.state.timeline.map(({ what }) => what).filter((what) => what.startsWith('clock.'));
