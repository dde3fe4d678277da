import type { QueueReleaseView, ReleaseList } from '../../api/contract/release';
import { columns } from '../columns';

const HEAD = ['QUEUE', 'OPEN', 'HELD', 'LET IN', 'LAST 10 MIN', 'ALL IN BY', 'PAUSED'];

const openText = ({ open, openedAt, opensAt }: QueueReleaseView): string => {
  if (open) return openedAt === null ? 'always' : `since ${openedAt}`;
  return opensAt === null ? 'no' : `from ${opensAt}`;
};

const pauseText = ({ paused }: QueueReleaseView): string =>
  paused === null ? '-' : `until ${paused.until} by ${paused.by.id ?? paused.by.kind}: ${paused.reason}`;

const row = (release: QueueReleaseView): string[] => [
  release.queue,
  openText(release),
  String(release.held),
  release.released === null ? '-' : String(release.released.sinceOpening),
  release.released === null ? '-' : String(release.released.lastTenMinutes),
  release.allInBy ?? '-',
  pauseText(release),
];

/** A line for each queue, and what is wrong with the schedule that lets them in, if anything is. */
export const renderReleases = ({ schedule, items }: ReleaseList): string =>
  [
    items.length === 0
      ? 'No queue of the policy says `release`: who is held comes in all at once.'
      : columns([HEAD, ...items.map(row)]),
    ...(schedule.status === 'running' ? [] : [`The schedule that lets them in is ${schedule.status}.`]),
  ].join('\n');

/** What a command came to. */
export const renderRelease = (release: QueueReleaseView): string =>
  release.paused === null
    ? `${release.queue} lets in who is held (${release.held}).`
    : `${release.queue} is paused ${pauseText(release)} (${release.held} held).`;
