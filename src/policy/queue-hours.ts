import { DateTime } from 'luxon';
import type { Instant } from '../domain/json';
import { isOpenAt, nextOpening } from './calendars';
import type { OpenHours } from './calendars';
import type { Policy, PolicyQueue } from './policy';

type Named = Pick<PolicyQueue, 'name' | 'open' | 'calendar'>;

const hoursOf = ({ calendars }: Policy, { calendar }: Named): OpenHours | null =>
  calendar === null ? null : (calendars.get(calendar) ?? null);

/** Whether a queue takes work at an instant. */
export function isQueueOpen(policy: Policy, queue: Named, at: Instant): boolean {
  const hours = hoursOf(policy, queue);
  return queue.open && (hours === null || isOpenAt(hours, at));
}

/** Says of a queue that is closed until when it is, in its own zone. */
export function whyClosed(policy: Policy, queue: Named, at: Instant): string {
  const hours = queue.open ? hoursOf(policy, queue) : null;
  const opensAt = hours === null ? null : nextOpening(hours, at);
  if (hours === null || opensAt === null) return `The queue ${queue.name} is closed.`;
  const { zone } = hours.calendar;
  const local = DateTime.fromMillis(opensAt, { zone, locale: 'en' }).toFormat('ccc yyyy-MM-dd HH:mm');
  return `The queue ${queue.name} is closed until ${local} (${zone}).`;
}
