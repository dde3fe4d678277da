import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { ask, expectReady, named, openOn, type Version } from './deployments';
import { GatewayError } from './port';

/** The server's BatchOperationState (temporal.api.enums.v1). */
const RUNNING = 1;

/** Temporal's batches do some 50 a second. */
const DONE_WITHIN_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 250;

export interface Moved {
  readonly moved: number;
  readonly failed: number;
}

/**
 * Sends the open interactions of one build to another, from their next step on; pinned ones are pinned to that one from
 * then. Its code must replay their histories: for a hot fix. Throws RolloutError, and GatewayError (`no_answer_in_time`:
 * the batch goes on).
 */
export async function moveInteractions(client: Client, from: Version, to: string): Promise<Moved> {
  const target = { deployment: from.deployment, buildId: to };
  await expectReady(client, target);
  const jobId = `throughline-move-${randomUUID()}`;
  const targetDeploymentVersion = { deploymentName: target.deployment, buildId: to };
  await ask(client, named(from), () =>
    client.workflowService.startBatchOperation({
      namespace: client.options.namespace,
      jobId,
      reason: `moved from ${from.buildId} to ${to}`,
      visibilityQuery: openOn(from),
      updateWorkflowOptionsOperation: {
        workflowExecutionOptions: { versioningOverride: { oneTime: { targetDeploymentVersion } } },
        updateMask: { paths: ['versioning_override'] },
      },
    }),
  );
  return untilDone(client, jobId);
}

async function untilDone(client: Client, jobId: string): Promise<Moved> {
  const { namespace } = client.options;
  const timeIsUp = AbortSignal.timeout(DONE_WITHIN_MS);
  while (!timeIsUp.aborted) {
    const batch = await ask(client, `batch ${jobId}`, () =>
      client.workflowService.describeBatchOperation({ namespace, jobId }),
    );
    if (batch.state !== RUNNING) {
      return { moved: Number(batch.completeOperationCount), failed: Number(batch.failureOperationCount) };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new GatewayError('no_answer_in_time', `The batch ${jobId} has not ended yet; it goes on.`);
}
