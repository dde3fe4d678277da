import { isGrpcServiceError, type Client } from '@temporalio/client';
import { TASK_QUEUES } from '../workflows/messages';
import { quoted } from './find';
import { RolloutError } from './port';
import { GRPC, withinMs } from './temporal-errors';

/*
 * The versions of the workers, for a roll-out (docs/rollout.md). Temporal makes a version known when the first worker of
 * it polls, and forgets it when it is drained and nobody polls for it.
 */

/** The server's WorkerDeploymentVersionStatus, by its number (temporal.api.enums.v1). */
const STATUSES = ['unknown', 'inactive', 'current', 'ramping', 'draining', 'drained', 'created'] as const;
export type VersionStatus = (typeof STATUSES)[number];

export interface WorkerVersion {
  readonly buildId: string;
  /** `draining`: pinned interactions still run on it. `drained`: none does; only closed ones may still be read. */
  readonly status: VersionStatus;
  /** How many of a hundred new interactions go to it while it ramps, else null. */
  readonly rampPercent: number | null;
  /** Since when the status holds, as far as the server says it; ISO 8601. */
  readonly since: string | null;
  /** Interactions that run on it now; a moment behind. */
  readonly open: number;
  /** Closed ones that Temporal still keeps: to read one of them asks a worker of this version. */
  readonly closed: number;
}

const ANSWER_MS = 10_000;

/** `what` is asked about: `build 1.4.0 of throughline`. */
export const ask = <T>(client: Client, what: string, call: () => Promise<T>): Promise<T> =>
  withinMs(client, ANSWER_MS, 'temporal_unavailable', async () => {
    try {
      return await call();
    } catch (cause) {
      throw explained(cause, what);
    }
  });

function explained(cause: unknown, what: string): unknown {
  if (!isGrpcServiceError(cause)) return cause;
  switch (cause.code) {
    case GRPC.notFound: {
      const message = `Temporal knows of no ${what}: no worker of it has polled yet, or none has for long.`;
      return new RolloutError('unknown_version', message, { cause });
    }
    // The server's own words name the build, and say what stands against it.
    case GRPC.failedPrecondition:
      return new RolloutError('refused', `Not done for ${what}: ${cause.details}.`, { cause });
    default:
      return cause;
  }
}

export interface Version {
  readonly deployment: string;
  readonly buildId: string;
}

export const named = ({ deployment, buildId }: Version): string => `build ${buildId} of ${deployment}`;

/** All versions that Temporal knows, the newest first. Throws RolloutError (`unknown_version`: there is none at all). */
export async function listVersions(client: Client, deploymentName: string): Promise<WorkerVersion[]> {
  const { namespace } = client.options;
  const { workerDeploymentInfo } = await ask(client, `deployment ${deploymentName}`, () =>
    client.workflowService.describeWorkerDeployment({ namespace, deploymentName }),
  );
  const ramp = workerDeploymentInfo?.routingConfig?.rampingVersionPercentage ?? 0;
  const summaries = workerDeploymentInfo?.versionSummaries ?? [];
  return Promise.all(
    summaries.map(async ({ deploymentVersion, status, ...times }) => {
      const buildId = deploymentVersion?.buildId ?? '';
      const name = STATUSES[status ?? 0] ?? 'unknown';
      return {
        buildId,
        status: name,
        rampPercent: name === 'ramping' ? ramp : null,
        since: isoOf(sinceOf(name, times)),
        ...(await interactionsOn(client, { deployment: deploymentName, buildId })),
      };
    }),
  );
}

interface Times {
  readonly createTime?: Timestamp | null;
  readonly currentSinceTime?: Timestamp | null;
  readonly rampingSinceTime?: Timestamp | null;
  readonly drainageInfo?: { readonly lastChangedTime?: Timestamp | null } | null;
}

interface Timestamp {
  readonly seconds?: unknown;
}

function sinceOf(status: VersionStatus, times: Times): Timestamp | null | undefined {
  switch (status) {
    case 'current':
      return times.currentSinceTime;
    case 'ramping':
      return times.rampingSinceTime;
    case 'draining':
    case 'drained':
      return times.drainageInfo?.lastChangedTime;
    default:
      return times.createTime;
  }
}

const isoOf = (at: Timestamp | null | undefined): string | null =>
  at ? new Date(Number(at.seconds ?? 0) * 1_000).toISOString() : null;

/** Visibility queries for the interactions that a version carried on last. */
const onVersion = ({ deployment, buildId }: Version): string =>
  `TemporalWorkerDeploymentVersion = ${quoted(`${deployment}:${buildId}`)}`;
export const openOn = (version: Version): string => `${onVersion(version)} AND ExecutionStatus = 'Running'`;

async function interactionsOn(client: Client, version: Version): Promise<{ open: number; closed: number }> {
  const count = (query: string) => ask(client, named(version), () => client.workflow.count(query));
  const [all, open] = await Promise.all([count(onVersion(version)), count(openOn(version))]);
  return { open: open.count, closed: Math.max(0, all.count - open.count) };
}

/** Queue and kind of what every version must poll: Temporal itself looks only at queues that are busy. */
const WORKFLOW_QUEUE = 1;
const ACTIVITY_QUEUE = 2;
const EVERY_QUEUE: readonly (readonly [string, number])[] = [
  [TASK_QUEUES.main, WORKFLOW_QUEUE],
  ...Object.values(TASK_QUEUES).map((name) => [name, ACTIVITY_QUEUE] as const),
];

export async function expectReady(client: Client, version: Version): Promise<void> {
  const { namespace } = client.options;
  const { deployment: deploymentName, buildId } = version;
  const deploymentVersion = { deploymentName, buildId };
  const { versionTaskQueues } = await ask(client, named(version), () =>
    client.workflowService.describeWorkerDeploymentVersion({ namespace, deploymentVersion }),
  );
  const missing = EVERY_QUEUE.filter(
    ([name, type]) => !versionTaskQueues.some((polled) => polled.name === name && polled.type === type),
  );
  if (missing.length === 0) return;
  const names = [...new Set(missing.map(([name]) => name))].join(', ');
  throw new RolloutError('not_ready', `No worker of ${named(version)} has polled ${names} yet.`);
}

/**
 * Makes a version current: new interactions, and all that are not pinned, go to it; the one before drains. Repeating it
 * does no harm. Throws RolloutError and GatewayError.
 */
export async function promoteVersion(client: Client, version: Version): Promise<void> {
  await expectReady(client, version);
  const { deployment: deploymentName, buildId } = version;
  const { namespace } = client.options;
  await ask(client, named(version), () =>
    client.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId }),
  );
}

/** Sends so many of a hundred new interactions to a version beside the current one; 0 takes it out again. */
export async function rampVersion(client: Client, version: Version, percentage: number): Promise<void> {
  if (percentage > 0) await expectReady(client, version);
  const { namespace } = client.options;
  await ask(client, named(version), () =>
    client.workflowService.setWorkerDeploymentRampingVersion({
      namespace,
      deploymentName: version.deployment,
      // No version at all, at no percentage, ends the ramp.
      buildId: percentage > 0 ? version.buildId : '',
      percentage,
    }),
  );
}
