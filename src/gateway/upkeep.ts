import {
  ScheduleNotFoundError,
  WorkflowFailedError,
  type Client,
  type WorkflowExecutionInfo,
  type WorkflowHandle,
} from '@temporalio/client';
import type { OpenInteraction } from '../domain/auditing';
import type { Channel } from '../domain/channel';
import { interactionIdOfWorkflow, interactionWorkflowId, type InteractionId } from '../domain/ids';
import type { Instant } from '../domain/json';
import type { Outcome, Phase } from '../domain/interaction-view';
import {
  doubtSignal,
  INTERACTION_WORKFLOW,
  releaseSignal,
  SCHEDULES,
  SEARCH_ATTRIBUTES,
  type InteractionResult,
  type ScheduleName,
} from '../workflows/messages';
import { findByTwilioSid, quoted } from './find';
import { heldInteractions } from './held-interactions';
import { isInvalidArgument, isNotFound, withinMs } from './temporal-errors';
import type { ReleaseGateway, ScheduleState, UpkeepGateway } from './upkeep-port';

const ANSWER_MS = 5_000;
/** For whole lists, page by page. */
const LIST_MS = 30_000;
const PAGE_SIZE = 1_000;

const IS_INTERACTION = `WorkflowType = ${quoted(INTERACTION_WORKFLOW)}`;
const { phase: PHASE } = SEARCH_ATTRIBUTES;
/** A run that somebody terminated keeps its phase, so the phase alone does not say that anybody is at work. */
const IS_OPEN = `ExecutionStatus = 'Running' AND ${PHASE.name} IS NOT NULL`;

/**
 * The server sets it once a workflow task has failed some times in a row, and clears it when one succeeds; on a run that
 * somebody terminated for it, it stays.
 */
const HAS_PROBLEMS = `ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`;

export const createUpkeepGateway = (client: Client): UpkeepGateway & ReleaseGateway => {
  const ask = <T>(ms: number, call: () => Promise<T>) => withinMs(client, ms, 'temporal_unavailable', call);
  const handleOf = (id: InteractionId) => client.workflow.getHandle(interactionWorkflowId(id));
  return {
    openInteractions: () => ask(LIST_MS, () => listOf(client, `${IS_INTERACTION} AND ${IS_OPEN}`)),
    closedInteractions: (from, to, limit) => ask(LIST_MS, () => listOf(client, closedIn(from, to), limit)),
    failingInteractions: () =>
      ask(LIST_MS, async () => {
        const failing = await listOf(client, `${IS_INTERACTION} AND ${HAS_PROBLEMS}`).catch(noneIfUnheardOf);
        return failing.map(({ interactionId }) => interactionId);
      }),
    ownerOf: (taskSid) => ask(ANSWER_MS, () => findByTwilioSid(client, taskSid)),
    outcomeOf: (id) => ask(ANSWER_MS, () => outcomeOf(handleOf(id))),
    doubt: (id) =>
      ask(ANSWER_MS, async () => {
        await handleOf(id).signal(doubtSignal).catch(unlessOver);
      }),
    heldInteractions: () => ask(LIST_MS, () => heldInteractions(client)),
    release: (id) =>
      ask(ANSWER_MS, async () => {
        await handleOf(id).signal(releaseSignal).catch(unlessOver);
      }),
    schedule: (name) => ask(ANSWER_MS, () => scheduleState(client, name)),
  };
};

const closedIn = (from: Instant, to: Instant): string =>
  [
    IS_INTERACTION,
    `ExecutionStatus != 'Running' AND ExecutionStatus != 'ContinuedAsNew'`,
    `${PHASE.name} IS NOT NULL`,
    `CloseTime > ${quoted(new Date(from).toISOString())} AND CloseTime <= ${quoted(new Date(to).toISOString())}`,
  ].join(' AND ');

async function listOf(client: Client, query: string, limit = Infinity): Promise<OpenInteraction[]> {
  const found: OpenInteraction[] = [];
  for await (const execution of client.workflow.list({ query, pageSize: PAGE_SIZE })) {
    found.push(...openInteraction(execution));
    if (found.length >= limit) break;
  }
  return found;
}

function openInteraction({
  workflowId,
  typedSearchAttributes: attributes,
}: WorkflowExecutionInfo): OpenInteraction[] {
  const interactionId = interactionIdOfWorkflow(workflowId);
  if (interactionId === null) return [];
  return [
    {
      interactionId,
      phase: (attributes.get(PHASE) ?? 'closed') as Phase,
      channel: (attributes.get(SEARCH_ATTRIBUTES.channel) ?? 'chat') as Channel,
      twilioSids: attributes.get(SEARCH_ATTRIBUTES.twilioSids) ?? [],
    },
  ];
}

async function outcomeOf(handle: Pick<WorkflowHandle, 'describe' | 'result'>): Promise<Outcome | null> {
  try {
    // A result is waited for, for as long as there is none.
    if ((await handle.describe()).status.name === 'RUNNING') return null;
    return ((await handle.result()) as InteractionResult).outcome;
  } catch (error) {
    if (error instanceof WorkflowFailedError || isNotFound(error)) return null;
    throw error;
  }
}

/** An older server knows no such search attribute, and says that the query is invalid. */
function noneIfUnheardOf(error: unknown): OpenInteraction[] {
  if (isInvalidArgument(error)) return [];
  throw error;
}

const unlessOver = (error: unknown): void => {
  if (!isNotFound(error)) throw error;
};

async function scheduleState(client: Client, name: ScheduleName): Promise<ScheduleState | null> {
  try {
    const { info, state } = await client.schedule.getHandle(SCHEDULES[name].scheduleId).describe();
    const last = info.recentActions.at(-1)?.takenAt.getTime() ?? null;
    return { isPaused: state.paused, lastRunAt: last };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
