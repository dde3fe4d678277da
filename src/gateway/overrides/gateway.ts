import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { interactionWorkflowId, overrideWorkflowId } from '../../domain/ids';
import type { OverrideStart } from '../../domain/overrides/override';
import type { OverrideSummary, OverrideView } from '../../domain/overrides/override-view';
import type { OverridePreview } from '../../domain/overrides/preview';
import {
  beginOverrideUpdate,
  OVERRIDE_MEMO,
  OVERRIDE_PREVIEW_WORKFLOW,
  OVERRIDE_WORKFLOW,
  overrideQuery,
  refusalQuery,
  TASK_QUEUES,
  type OverrideInput,
} from '../../workflows/messages';
import { quoted } from '../find';
import { GatewayError } from '../port';
import { refusalIn, untilProcessed } from '../send-update';
import { isNotFound, withinMs } from '../temporal-errors';
import { askBoard, readBoard } from './board';
import { divertedBy, othersIn, waitingIn } from './concerned';
import { endOverride } from './end';
import type { OverrideGateway, OverrideUpkeepGateway } from './port';

const ANSWER_MS = 5_000;
const LIST_MS = 30_000;
/** The target is looked up in TaskRouter meanwhile, or dozens of interactions are asked. */
const COMMAND_MS = 20_000;

type Preview = (start: OverrideStart) => Promise<OverridePreview>;

export const createOverrideGateway = (client: Client): OverrideGateway => ({
  previewOverride: (start) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () =>
      client.workflow.execute<Preview>(OVERRIDE_PREVIEW_WORKFLOW, {
        workflowId: `override-preview-${randomUUID()}`,
        taskQueue: TASK_QUEUES.main,
        args: [start],
        workflowExecutionTimeout: '1 minute',
      }),
    ),
  beginOverride: (start) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () => beginOverride(client, start)),
  readOverride: (overrideId) =>
    withinMs(client, ANSWER_MS, 'no_answer_in_time', () => readOverride(client, overrideId)),
  endOverride: (overrideId, commandId, command) =>
    withinMs(client, COMMAND_MS, 'no_answer_in_time', () =>
      endOverride(client, { overrideId, commandId, command }, () => readOverride(client, overrideId)),
    ),
  listOverrides: (limit) =>
    withinMs(client, ANSWER_MS, 'temporal_unavailable', () => listOverrides(client, limit)),
});

export const createOverrideUpkeepGateway = (client: Client): OverrideUpkeepGateway => ({
  waitingIn: (queues) => withinMs(client, LIST_MS, 'temporal_unavailable', () => waitingIn(client, queues)),
  othersIn: (queues) => withinMs(client, LIST_MS, 'temporal_unavailable', () => othersIn(client, queues)),
  divertedBy: (overrideId) =>
    withinMs(client, LIST_MS, 'temporal_unavailable', () => divertedBy(client, overrideId)),
  wouldRefuse: (id, command) =>
    withinMs(client, ANSWER_MS, 'no_answer_in_time', () =>
      client.workflow.getHandle(interactionWorkflowId(id)).query(refusalQuery, command),
    ),
  askBoard: (commandId, command) =>
    withinMs(client, ANSWER_MS, 'no_answer_in_time', () => askBoard(client, commandId, command)),
  board: () => withinMs(client, ANSWER_MS, 'temporal_unavailable', () => readBoard(client)),
});

/** Constant, so that what is asked again is answered as it was before. */
const BEGIN_UPDATE_ID = 'begin';

async function beginOverride(client: Client, start: OverrideStart): Promise<OverrideView> {
  const operation = () =>
    new WithStartWorkflowOperation(OVERRIDE_WORKFLOW, {
      workflowId: overrideWorkflowId(start.overrideId),
      taskQueue: TASK_QUEUES.main,
      args: [{ start }] as [OverrideInput],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      staticSummary: `${start.from.kind} to ${start.to}`,
    });
  try {
    return await untilProcessed(() =>
      client.workflow.executeUpdateWithStart(beginOverrideUpdate, {
        updateId: BEGIN_UPDATE_ID,
        args: [],
        startWorkflowOperation: operation(),
      }),
    );
  } catch (error) {
    throw refusalIn(error)?.error ?? error;
  }
}

async function readOverride(client: Client, overrideId: string): Promise<OverrideView> {
  try {
    return await client.workflow.getHandle(overrideWorkflowId(overrideId)).query(overrideQuery);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new GatewayError('override_not_found', `There is no override ${overrideId}.`);
  }
}

async function listOverrides(client: Client, limit: number): Promise<OverrideSummary[]> {
  const found: OverrideSummary[] = [];
  const query = `WorkflowType = ${quoted(OVERRIDE_WORKFLOW)} AND ExecutionStatus != 'ContinuedAsNew'`;
  for await (const { memo } of client.workflow.list({ query, pageSize: limit })) {
    const summary = memo?.[OVERRIDE_MEMO] as OverrideSummary | undefined;
    if (summary !== undefined) found.push(summary);
    if (found.length >= limit) break;
  }
  return found;
}
