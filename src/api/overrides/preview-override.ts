import { randomUUID } from 'node:crypto';
import type { Operation, OperationDeps } from '../interactions/call';
import { overrideOf } from './override-request';

/** `POST /v1/overrides/preview`: the same body, and nothing changes. */
export const createPreviewOverride =
  ({ overrides, now }: OperationDeps): Operation =>
  async (call) => ({
    status: 200,
    body: await overrides.previewOverride(overrideOf(call, randomUUID(), now())),
  });
