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

/** Nobody can tell a mistyped build from one that Temporal has forgotten: who asks has to. */
export const renderUnknown = (
  buildId: string,
  deployment: string,
  versions: readonly WorkerVersion[],
): string => {
  const known = versions.map((version) => version.buildId).join(', ') || 'none';
  return (
    `Temporal knows of no build ${buildId} of ${deployment}. It knows ${known}. Compare the name with ` +
    '`throughline rollout status`; a build that was drained, and for which no worker polls, Temporal forgets: ' +
    'nothing open needs that one.'
  );
};
