import { DateTime } from 'luxon';
import type { Instant } from '../domain/json';
import { isOpenAt, nextOpening } from './calendars';
import type { OpenHours } from './calendars';
import type { Policy, PolicyQueue } from './policy';

type Named = Pick<PolicyQueue, 'name' | 'open' | 'calendar'>;

/** Null: always open, as far as calendars say. */
export const hoursOf = ({ calendars }: Policy, queue: Named | undefined): OpenHours | null =>
  queue === undefined || queue.calendar === null ? null : (calendars.get(queue.calendar) ?? null);

/** When a queue that is closed opens next; null: nobody knows. */
export function opensAt(policy: Policy, queue: Named, at: Instant): Instant | null {
  const hours = queue.open ? hoursOf(policy, queue) : null;
  return hours === null ? null : nextOpening(hours, at);
}

/** Whether a queue takes work at an instant. */
export function isQueueOpen(policy: Policy, queue: Named, at: Instant): boolean {
  const hours = hoursOf(policy, queue);
  return queue.open && (hours === null || isOpenAt(hours, at));
}

/** The first of these queues to be open from an instant on, and when; where no calendar knows, the first at that instant. */
export function openFrom(
  policy: Policy,
  queues: readonly string[],
  from: Instant,
): { readonly queue: string; readonly at: Instant } {
  const [first] = policy.queues
    .filter(({ name }) => queues.includes(name))
    .map((queue) => ({
      queue: queue.name,
      at: isQueueOpen(policy, queue, from) ? from : opensAt(policy, queue, from),
    }))
    .flatMap(({ queue, at }) => (at === null ? [] : [{ queue, at }]))
    .sort((a, b) => a.at - b.at || queues.indexOf(a.queue) - queues.indexOf(b.queue));
  return first ?? { queue: queues[0] ?? '', at: from };
}

/** Says of a queue that is closed until when it is, in its own zone. */
export function whyClosed(policy: Policy, queue: Named, at: Instant): string {
  const hours = hoursOf(policy, queue);
  const next = opensAt(policy, queue, at);
  if (hours === null || next === null) return `The queue ${queue.name} is closed.`;
  const { zone } = hours.calendar;
  const local = DateTime.fromMillis(next, { zone, locale: 'en' }).toFormat('ccc yyyy-MM-dd HH:mm');
  return `The queue ${queue.name} is closed until ${local} (${zone}).`;
}
