import type { Moment } from './moment';

/** How it began is always kept. */
const FIRST_MOMENTS = 5;

/**
 * A timeline with one moment more, where facts come one after another, so that the order is theirs. Of more than `most`
 * the oldest goes, but for the beginning.
 */
export function appendMoment(
  timeline: readonly Moment[],
  moment: Omit<Moment, 'key'>,
  most: number,
): readonly Moment[] {
  const longer = [...timeline, { key: `${timeline.length}:${moment.what}`, ...moment }];
  return longer.length > most
    ? [...longer.slice(0, FIRST_MOMENTS), ...longer.slice(FIRST_MOMENTS + 1)]
    : longer;
}
