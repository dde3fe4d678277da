import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { SEARCH_ATTRIBUTES } from '../../src/workflows/messages';
import { cacheFile } from './cache';
import { quietRuntime } from './quiet';

/*
 * A real Temporal server whose workflows live in virtual time: server 1.32 can move one workflow's clock on. The
 * switch is not in the SDK's public options yet (CLI exactly 1.9.1), so all of it is kept in this file.
 */

const VIRTUAL_TIME = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="10ms"',
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
];

const NAMESPACE = 'default';
const namespace = NAMESPACE;

export interface VirtualTemporal {
  readonly env: TestWorkflowEnvironment;
  /** How far workflows that start from here on are ahead of the real clock. */
  setOffset(ms: number): void;
  /** Moves one open workflow's clock on; one that ends meanwhile stays where it ended. */
  forward(workflowId: string, ms: number): Promise<void>;
  openWorkflows(): Promise<string[]>;
  /** Whether the server would not move its clock: it has open children. */
  isHeld(workflowId: string): Promise<boolean>;
  /** The runs of a workflow, the first one first: each but the last went on as a new one. */
  runsOf(workflowId: string): Promise<Run[]>;
  /** What happened to a workflow's timers and to its clock, for a test that failed. */
  timers(workflowId: string): Promise<string[]>;
  /** Whether a workflow has nothing to do but wait. */
  isIdle(workflowId: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface Run {
  readonly runId: string;
  readonly status: string;
  readonly historyLength: number;
}

export async function startVirtualTemporal(settings: readonly string[] = []): Promise<VirtualTemporal> {
  quietRuntime();
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: cacheFile('temporal-path') },
      namespace,
      searchAttributes: Object.values(SEARCH_ATTRIBUTES),
      log: { format: 'pretty', level: 'never' },
      extraArgs: [...VIRTUAL_TIME, ...settings].flatMap((setting) => ['--dynamic-config-value', setting]),
    },
  });
  let offset = 0;
  const started = new Set<string>();
  const service = env.connection.workflowService as unknown as Record<
    string,
    (request: object) => Promise<unknown>
  >;
  const beginning = new Set<string>();
  startAhead(service, () => offset, beginning);
  noteStarts(service, started);
  return {
    env,
    setOffset: (ms) => void (offset = ms),
    forward: (workflowId, ms) => forward(service, workflowId, ms),
    openWorkflows: () => openWorkflows(env, started),
    isHeld: async (workflowId) => ((await openChildren(env, workflowId)) ?? []).length > 0,
    runsOf: (workflowId) => runsOf(env, workflowId),
    timers: (workflowId) => timersOf(env, workflowId),
    isIdle: async (workflowId) => (await hasBegun(env, beginning, workflowId)) && isIdle(env, workflowId),
    close: () => env.teardown(),
  };
}

const duration = (ms: number) => ({ seconds: Math.floor(ms / 1000), nanos: Math.round((ms % 1000) * 1e6) });

const skipping = (ms: number) => ({
  enabled: true,
  fastForwardConfig: { id: randomUUID(), duration: duration(ms) },
});

/** What begins while its clock is still being moved would go straight to its first timer: it begins so long after that. */
const AFTER_THE_SKIP_MS = 50;

/** A workflow that starts after the clock was moved starts at the moved time: a start delay, skipped at once. */
function startAhead(
  service: Record<string, (request: object) => Promise<unknown>>,
  offset: () => number,
  beginning: Set<string>,
): void {
  const ahead = (request: StartRequest): StartRequest => {
    const ms = offset();
    if (ms === 0) return request;
    beginning.add(request.workflowId!);
    const late = {
      workflowStartDelay: duration(ms + AFTER_THE_SKIP_MS),
      timeSkippingConfig: skipping(ms),
    };
    return { ...request, ...late };
  };
  const start = service.startWorkflowExecution!.bind(service);
  const signalWithStart = service.signalWithStartWorkflowExecution!.bind(service);
  const multi = service.executeMultiOperation!.bind(service);
  service.startWorkflowExecution = async (request) => {
    const starting = ahead(request as StartRequest);
    // The server moves the clock of no run that takes another's place.
    if (starting !== request && starting.workflowIdConflictPolicy === TERMINATE_EXISTING)
      await service.terminateWorkflowExecution!(executionOf(starting)).catch(ignoreNotFound);
    return start(starting);
  };
  service.signalWithStartWorkflowExecution = (request) => signalWithStart(ahead(request as StartRequest));
  // updateWithStart refuses a start delay: start first, then update what runs.
  service.executeMultiOperation = async (request) => {
    const { operations } = request as { operations: { startWorkflow?: StartRequest }[] };
    const starting = operations.find((operation) => operation.startWorkflow)?.startWorkflow;
    if (offset() > 0 && starting) await start(ahead(starting)).catch(ignoreAlreadyStarted);
    return multi(request);
  };
}

/** The server's WorkflowIdConflictPolicy, by its number (temporal.api.enums.v1). */
const TERMINATE_EXISTING = 3;
const ALREADY_EXISTS = 6;
const NOT_FOUND = 5;

const ignoreAlreadyStarted = (error: unknown): void => {
  if (!isGrpcServiceError(error) || error.code !== ALREADY_EXISTS) throw error;
};

const ignoreNotFound = (error: unknown): void => {
  if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
};

const executionOf = ({ workflowId }: StartRequest) => ({ namespace, workflowExecution: { workflowId } });

async function forward(
  service: Record<string, (request: object) => Promise<unknown>>,
  workflowId: string,
  ms: number,
): Promise<void> {
  const timeSkippingConfig = skipping(ms);
  const execution = executionOf({ workflowId });
  try {
    await service.updateWorkflowExecutionOptions!({
      ...execution,
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ['time_skipping_config'] },
    });
    await service.pollWorkflowExecutionTimeSkipping!({
      ...execution,
      fastForwardId: timeSkippingConfig.fastForwardConfig.id,
    });
  } catch (error) {
    ignoreNotFound(error);
  }
}

/** Visibility learns of a workflow a moment later than whoever started it: what we start ourselves is noted. */
function noteStarts(
  service: Record<string, (request: object) => Promise<unknown>>,
  started: Set<string>,
): void {
  const note = (request: object) => {
    const { workflowId, operations = [] } = request as StartRequest;
    const starting = operations.map((operation) => operation.startWorkflow?.workflowId);
    [workflowId, ...starting].forEach((id) => id && started.add(id));
  };
  for (const method of [
    'startWorkflowExecution',
    'signalWithStartWorkflowExecution',
    'executeMultiOperation',
  ]) {
    const start = service[method]!.bind(service);
    service[method] = async (request) => {
      const answer = await start(request);
      note(request);
      return answer;
    };
  }
}

interface StartRequest {
  readonly workflowId?: string;
  readonly workflowIdConflictPolicy?: number;
  readonly operations?: readonly { readonly startWorkflow?: { readonly workflowId?: string } }[];
}

async function openWorkflows(env: TestWorkflowEnvironment, started: Set<string>): Promise<string[]> {
  const ids = new Set(started);
  const query = `ExecutionStatus = 'Running'`;
  for await (const { workflowId } of env.client.workflow.list({ query })) ids.add(workflowId);
  const open = new Set<string>();
  // A set goes on over what is added to it meanwhile: the children of those that are open.
  for (const id of ids) {
    const children = await openChildren(env, id);
    if (children === null) started.delete(id);
    else open.add(id);
    children?.forEach((child) => ids.add(child) && started.add(child));
  }
  return [...open];
}

/** Null when the workflow itself is not open. Visibility learns of a child, too, a moment later than its parent. */
async function openChildren(env: TestWorkflowEnvironment, workflowId: string): Promise<string[] | null> {
  try {
    const { status, raw } = await env.client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return null;
    return (raw.pendingChildren ?? []).flatMap((child) => child.workflowId ?? []);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Along the chain itself: visibility learns of a run later, and lists in the order of start times, which tests move. */
async function runsOf(env: TestWorkflowEnvironment, workflowId: string): Promise<Run[]> {
  const handleOf = (runId?: string) => env.client.workflow.getHandle(workflowId, runId);
  const last = await handleOf().describe();
  const runs: Run[] = [];
  let runId = last.raw.workflowExecutionInfo?.firstRunId ?? last.runId;
  for (;;) {
    const { status, historyLength } = await handleOf(runId).describe();
    runs.push({ runId, status: status.name, historyLength });
    const { events } = await handleOf(runId).fetchHistory();
    const next = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    if (!next) return runs;
    runId = next;
  }
}

const TOLD = [
  'timerStartedEventAttributes',
  'timerFiredEventAttributes',
  'workflowExecutionOptionsUpdatedEventAttributes',
  'workflowExecutionTimeSkippingTransitionedEventAttributes',
] as const;

async function timersOf(env: TestWorkflowEnvironment, workflowId: string): Promise<string[]> {
  const { events } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap((event) => {
    const told = TOLD.find((name) => event[name]);
    if (told === undefined) return [];
    const { eventTime, ...rest } = event as unknown as Record<string, { seconds: number; nanos: number }>;
    const at = new Date(Number(eventTime!.seconds) * 1e3 + eventTime!.nanos / 1e6).toISOString();
    return [`${at} ${told} ${JSON.stringify(rest[told])}`];
  });
}

/** One that waits for its start delay has nothing in hand, and yet everything before it. */
async function hasBegun(
  env: TestWorkflowEnvironment,
  beginning: Set<string>,
  workflowId: string,
): Promise<boolean> {
  if (!beginning.has(workflowId)) return true;
  const { events } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  const begun = (events ?? []).some(
    (event) => event.workflowTaskCompletedEventAttributes ?? event.workflowExecutionTerminatedEventAttributes,
  );
  if (begun) beginning.delete(workflowId);
  return begun;
}

async function isIdle(env: TestWorkflowEnvironment, workflowId: string): Promise<boolean> {
  try {
    const { raw } = await env.client.workflow.getHandle(workflowId).describe();
    const running = (raw.pendingActivities ?? []).filter(({ attempt }) => (attempt ?? 1) <= 1);
    return running.length === 0 && !raw.pendingWorkflowTask;
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return true;
    throw error;
  }
}

/** Asks until the answer is yes; the server answers such questions with a little delay. */
export async function eventually(
  what: string,
  question: () => Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  for (let waited = 2; !(await question()); waited = Math.min(waited * 2, 50)) {
    if (Date.now() > giveUpAt) throw new Error(`Still not so after ${withinMs} ms: ${what}`);
    await pause(waited);
  }
}
