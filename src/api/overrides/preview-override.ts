import { randomUUID } from 'node:crypto';
import type { Operation, OperationDeps } from '../interactions/call';
import { faultsOf, overrideOf, refuseFaults } from './override-request';

/** `POST /v1/overrides/preview`: the same body, and nothing changes. */
export const createPreviewOverride =
  ({ overrides, now }: OperationDeps): Operation =>
  async (call) => {
    const start = overrideOf(call, randomUUID());
    refuseFaults(faultsOf(start, now()));
    return { status: 200, body: await overrides.previewOverride(start) };
  };
