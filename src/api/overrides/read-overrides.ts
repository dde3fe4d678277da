import type { Operation, OperationDeps } from '../interactions/call';
import { overrideIdOf } from './override-request';

const MOST_LISTED = 100;

/** `GET /v1/overrides/{id}`: also when it is over, for as long as Temporal keeps it. */
export const createReadOverride =
  ({ overrides }: OperationDeps): Operation =>
  async ({ request }) => ({ status: 200, body: await overrides.readOverride(overrideIdOf(request)) });

/** `GET /v1/overrides`; eventually consistent. */
export const createListOverrides =
  ({ overrides }: OperationDeps): Operation =>
  async () => ({ status: 200, body: { items: await overrides.listOverrides(MOST_LISTED) } });
