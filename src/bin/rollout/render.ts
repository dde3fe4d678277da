import type { WorkerVersion } from '../../gateway/deployments';
import { columns } from '../columns';

const HEAD = ['BUILD', 'STATUS', 'SINCE', 'OPEN', 'CLOSED'];

const statusText = ({ status, rampPercent }: WorkerVersion): string =>
  rampPercent === null ? status : `${status}, ${rampPercent} %`;

/** A line for each version: what it is given, and what still needs it. */
export const renderVersions = (versions: readonly WorkerVersion[]): string =>
  columns([
    HEAD,
    ...versions.map((version) => [
      version.buildId,
      statusText(version),
      version.since ?? '-',
      String(version.open),
      String(version.closed),
    ]),
  ]);

/** What to do with the workers of a version that new interactions no longer go to. */
export const renderDrainage = ({ buildId, status, since, open, closed }: WorkerVersion): string => {
  switch (status) {
    case 'drained':
      return closed === 0
        ? `${buildId} is drained, and nothing of it is kept: its workers may go.`
        : `${buildId} is drained since ${since ?? 'a while'}. Its workers are still asked when one of its ${closed} closed interactions is read.`;
    case 'draining':
      return `${buildId} is draining: ${open} open. Temporal looks again every few minutes.`;
    case 'current':
    case 'ramping':
      return `${buildId} is ${status}: new interactions go to it. Promote another build first.`;
    default:
      return `${buildId} is ${status}: no interaction has gone to it.`;
  }
};
