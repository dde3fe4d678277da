import type { AfterHours, ClosedStep } from '../../domain/after-hours';
import type { Channel } from '../../domain/channel';
import type { RouteStep, RoutingDecision } from '../../domain/decision';
import type { Instant } from '../../domain/json';
import { queueRoute } from '../names';
import type { Policy, Route } from '../policy';
import { hoursOf, isQueueOpen, opensAt } from '../queue-hours';
import { openingText, textFor, textsWithoutCall } from './opening-text';
import type { AfterHoursRules } from './rules';

type ByTheClock = Pick<RoutingDecision, 'steps' | 'closedSteps' | 'afterHours'>;

export interface Clock {
  readonly now: Instant;
  /** Whether the customer has a number to call. */
  readonly callable: boolean;
  /** Whether they are on the telephone, and a message can be recorded. */
  readonly recordable?: boolean;
  /** Whether somebody knows where to write them an e-mail. */
  readonly mailable?: boolean;
}

export interface AskedAt extends Clock {
  readonly channel: Channel;
  readonly language: string;
}

/**
 * The steps that a route has at an instant: those whose queues are open. While none is, the first queue elsewhere that is;
 * else what is to be done until the first of them opens, and the steps it will have then.
 */
export function byTheClock(policy: Policy, route: Route, asked: AskedAt): ByTheClock {
  const { now } = asked;
  const open = openSteps(policy, route.steps, now);
  if (open.length === route.steps.length) return { steps: route.steps };
  const closedSteps = route.steps.filter((step) => !open.includes(step)).map(closedStep(policy, now));
  if (open.length > 0) return { steps: shortened(open), closedSteps };
  const { afterHours } = route;
  const elsewhere = afterHours?.queues.find((name) => isOpen(policy, name, now));
  if (afterHours && elsewhere !== undefined)
    return { steps: [stepThere(elsewhere, afterHours)], closedSteps };
  return { ...untilOpening(policy, route, asked), closedSteps };
}

const named = (policy: Policy, name: string) => policy.queues.find((queue) => queue.name === name);

function isOpen(policy: Policy, name: string, at: Instant): boolean {
  const queue = named(policy, name);
  return queue !== undefined && isQueueOpen(policy, queue, at);
}

const openSteps = (policy: Policy, steps: readonly RouteStep[], at: Instant): readonly RouteStep[] =>
  steps.filter(({ queue }) => isOpen(policy, queue, at));

const closedStep =
  (policy: Policy, now: Instant) =>
  ({ queue: name }: RouteStep): ClosedStep => {
    const queue = named(policy, name);
    return { queue: name, opensAt: queue === undefined ? null : opensAt(policy, queue, now) };
  };

/** Deadlines count anew without the steps that are left out; TaskRouter's filters know the others by their own numbers. */
function shortened(steps: readonly RouteStep[]): RouteStep[] {
  let deadlineMs = 0;
  return steps.map((step, index) => {
    deadlineMs += step.acceptWithinMs;
    return { ...step, step: index + 1, deadlineMs, planStep: step.step };
  });
}

/** By the filter of transfers to that queue. */
const stepThere = (queue: string, { acceptWithinMs }: AfterHoursRules): RouteStep => ({
  step: 1,
  queue,
  eligible: null,
  acceptWithinMs,
  deadlineMs: acceptWithinMs,
  route: queueRoute(queue),
  planStep: 1,
});

function untilOpening(policy: Policy, route: Route, asked: AskedAt): ByTheClock {
  const { channel, language, now } = asked;
  const [first] = route.steps
    .map(closedStep(policy, now))
    .flatMap(({ queue, opensAt: at }) => (at === null ? [] : [{ queue, at }]))
    .sort((a, b) => a.at - b.at);
  const { afterHours } = route;
  if (first === undefined || afterHours === null) {
    const [queue = ''] = route.steps.map((step) => step.queue);
    return {
      steps: route.steps,
      afterHours: { ...byItsEnding(policy, route, language), queue, opensAt: null },
    };
  }
  const { queue, at } = first;
  const kind = kindFor(afterHours, channel);
  const zone = hoursOf(policy, named(policy, queue))?.calendar.zone ?? 'UTC';
  const said = isImpossible(kind, asked)
    ? byItsEnding(policy, route, language)
    : { kind, text: openingText(afterHours.texts, { language, zone, at }) };
  const releaseWithinMs = named(policy, queue)?.releaseWithinMs ?? null;
  return {
    steps: stepsAt(policy, route, at),
    afterHours: { ...said, queue, opensAt: at, ...(releaseWithinMs !== null && { releaseWithinMs }) },
  };
}

/** Who has no number is not called back, who is not on the telephone leaves no message, and who has no address gets no e-mail. */
const isImpossible = (
  kind: AfterHours['kind'],
  { callable, recordable = false, mailable = false, channel }: Omit<AskedAt, 'now'>,
): boolean =>
  (kind === 'callback' && !callable) ||
  (kind === 'voicemail' && !recordable) ||
  (kind === 'email' && !isMailed({ mailable, channel }));

/** Who writes e-mails already gets no other one. */
export const isMailed = ({ mailable = false, channel }: Pick<AskedAt, 'mailable' | 'channel'>): boolean =>
  mailable && channel !== 'email';

function stepsAt(policy: Policy, { steps }: Route, at: Instant): readonly RouteStep[] {
  const open = openSteps(policy, steps, at);
  return open.length === steps.length || open.length === 0 ? steps : shortened(open);
}

/**
 * A caller cannot be kept on the line until tomorrow, and who writes need not be called. An e-mail waits for its answer: also
 * the one as which somebody else's request goes on, who was promised it.
 */
function kindFor({ kind }: AfterHoursRules, channel: Channel): AfterHours['kind'] {
  if (kind === 'email' && channel === 'email') return 'hold';
  if (kind !== 'hold' && kind !== 'callback') return kind;
  return channel === 'voice' ? 'callback' : 'hold';
}

/** Nobody can promise anything: the customer hears the route's ending. */
const byItsEnding = (policy: Policy, route: Route, language: string): Pick<AfterHours, 'kind' | 'text'> => ({
  kind: 'message',
  text: textFor(textsWithoutCall(policy, route), language)[1],
});
