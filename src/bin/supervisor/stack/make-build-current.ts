import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { DEFAULT_DEPLOYMENT } from '../../../config/versioning';
import { promoteVersion } from '../../../gateway/deployments';
import { RolloutError } from '../../../gateway/port';
import { buildIdOf } from '../../workflow-bundle';
import { delay } from '../readiness';
import { withNamespace } from '../temporal/reach-temporal';
import type { StackContext } from './context';

/** A worker says that it is ready a moment before Temporal has seen it poll. */
const POLLED_WITHIN_MS = 20_000;
const ASK_AGAIN_MS = 100;

const isTooEarly = (error: unknown): boolean =>
  error instanceof RolloutError && (error.code === 'not_ready' || error.code === 'unknown_version');

const promoteOncePolled = async (client: Client, buildId: string): Promise<void> => {
  const timeIsUp = AbortSignal.timeout(POLLED_WITHIN_MS);
  for (;;) {
    try {
      return await promoteVersion(client, { deployment: DEFAULT_DEPLOYMENT, buildId });
    } catch (error) {
      if (!isTooEarly(error) || timeIsUp.aborted) throw error;
    }
    await delay(ASK_AGAIN_MS, timeIsUp);
  }
};

/**
 * Makes the build in the folder of the entry points current, so that new interactions and those of the build before go
 * to it. On a server of somebody else's the worker is unversioned, and nothing is done.
 */
export const makeBuildCurrent = async ({
  temporal,
  temporalProgram,
  binDir,
}: StackContext): Promise<void> => {
  if (temporalProgram === null) return;
  const buildId = buildIdOf(join(binDir, '..'));
  await withNamespace(temporal, (connection) =>
    promoteOncePolled(new Client({ connection, namespace: temporal.config.namespace }), buildId),
  );
};
