import { setMaxListeners } from 'node:events';
import { untilAborted } from '../end-requested';
import { ApiClient } from '../interactions/api-client';
import type { Clock } from '../simulated/clock';
import type { LocalStack } from '../simulated/local-stack';
import { readIfKnown } from '../simulated/read-until-closed';
import type { CallRecord } from './call-record';
import { Floor } from './floor';
import { liveCall, type CallScene, type LivedCall } from './live-call';
import { tellProgress } from './progress';
import type { ReplayPlan } from './read-input';
import type { ReplayRun } from './results';
import { workShifts } from './work-shifts';

export interface ReplayStage {
  readonly stack: LocalStack;
  readonly clock: Clock;
  /** Told how far it is, a line at a time. */
  readonly say: (line: string) => void;
  /** Aborted to break the replay off: callers hang up, agents leave. */
  readonly abortSignal: AbortSignal;
}

const apiOf = ({ dev }: LocalStack): ApiClient => new ApiClient({ url: dev.apiUrl, token: dev.tokens.ops });

/** Between the last preparations and the first call. */
const LEAD_MS = 500;
/** How long an interaction may take to close once its call is over, when all goes well or the replay is broken off. */
const CLOSING_MS = 60_000;
const CLOSING_AFTER_BREAK_MS = 15_000;

/** How long after the last call somebody may still be on the line, at the worst. */
export function longestCallMs({ schedule, policy }: ReplayPlan): number {
  const longestTalkMs = Math.max(...schedule.placed.map(({ talkMs }) => talkMs));
  return policy.fasterLongestRouteMs + longestTalkMs;
}

/** Everybody in a replay listens to the same few signals. */
const newSignal = (): AbortController => {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
};

interface Course {
  /** Aborted when no more calls are placed and everybody on the line hangs up. */
  readonly stop: AbortController;
  /** Aborted when every call has been lived. */
  readonly over: AbortController;
}

/** Aborted when the last interactions should be closed (docs/replay.md, "When it ends"). */
function limitOf(plan: ReplayPlan, clock: Clock, begin: number, { stop, over }: Course): AbortSignal {
  const limit = newSignal();
  const lastCallAt = begin + (plan.schedule.placed.at(-1)?.at ?? 0);
  const wait = async (): Promise<void> => {
    await clock.until(lastCallAt + longestCallMs(plan) + CLOSING_MS, stop.signal);
    if (stop.signal.aborted) await clock.until(clock.now() + CLOSING_AFTER_BREAK_MS, over.signal);
    limit.abort();
  };
  void wait();
  return limit.signal;
}

/** Calls and agents, each at its time; resolves when every call has its outcome, or has been given up. */
async function play(
  plan: ReplayPlan,
  stage: ReplayStage,
  floor: Floor,
  course: Course,
): Promise<readonly LivedCall[]> {
  const { stack, clock, say } = stage;
  const { stop, over } = course;
  const begin = clock.now() + LEAD_MS;
  const progress = { placed: 0, ended: 0, closed: 0 };
  const scene: CallScene = {
    customers: floor.customers,
    api: apiOf(stack),
    clock,
    progress,
    begin,
    stopped: stop.signal,
    limit: limitOf(plan, clock, begin, course),
  };
  void tellProgress(progress, plan, { clock, begin, say }, over.signal);
  const shifts = floor.agents.map((agent, at) =>
    workShifts(agent, plan.timetables[at]?.shifts ?? [], { clock, begin, signal: over.signal }),
  );
  const lived = await Promise.all(
    plan.schedule.placed.map((planned, index) => liveCall(planned, index, scene)),
  );
  over.abort();
  await Promise.all(shifts);
  return lived.filter((one) => one !== null);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Completes what was lived by what TaskRouter tells, and by a look for interactions under the tasks' own names. */
async function recordOf(lived: LivedCall, floor: Floor, api: ApiClient): Promise<CallRecord> {
  const history = floor.historyOf(lived.callSid ?? '');
  const twins: string[] = [];
  for (const { taskSid } of history.tasks) {
    if ((await readIfKnown(api, taskSid)) !== null) twins.push(taskSid);
  }
  return { ...lived, history, twins };
}

/**
 * Plays the calls and the agents of a plan on a running stack. Throws OutsideError where it cannot begin, ApiError where
 * it cannot be summed up.
 */
export async function runReplay(plan: ReplayPlan, stage: ReplayStage): Promise<ReplayRun> {
  const { stack, clock, abortSignal } = stage;
  const course = { stop: newSignal(), over: newSignal() };
  const troubles: string[] = [];
  const onTrouble = (error: unknown): void => void troubles.push(messageOf(error));
  const onLost = (error: unknown): void => {
    onTrouble(error);
    course.stop.abort();
  };
  void untilAborted(abortSignal).then(() => course.stop.abort());
  const startedAt = clock.now();
  const stopped = course.stop.signal;
  const floor = await Floor.open(plan.timetables, { stack, clock, stopped, onTrouble, onLost });
  const lived = await play(plan, stage, floor, course);
  const brokenOff = stopped.aborted;
  course.stop.abort();
  const remaining = await floor.close();
  const records: CallRecord[] = [];
  for (const one of lived) records.push(await recordOf(one, floor, apiOf(stack)));
  troubles.push(...remaining.map((name) => `TaskRouter does not let the worker ${name} go.`));
  return { records, tookMs: clock.now() - startedAt, troubles, brokenOff };
}
