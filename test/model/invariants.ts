import { agendaOf, decide } from '../../src/domain/process';
import type { Leg } from '../../src/domain/leg';
import { keysIn } from '../../src/domain/task-keys';
import type { Task } from '../../src/taskrouter-engine';
import { brokenOnLadder } from './ladder-promises';
import type { World } from './world';

const LIVE = ['pending', 'reserved', 'assigned', 'wrapping'];

const liveTasks = ({ engine }: World): Task[] =>
  engine.workspaces[0]!.tasks.map(([, task]) => task).filter(({ status }) => LIVE.includes(status));

const legOf = ({ attributes }: Task): string => keysIn(JSON.parse(attributes) as never).legId ?? '';

/** Nothing is under way anywhere, and the process waits. */
const isQuiet = ({ answer, undelivered, process, now }: World): boolean =>
  answer === null && undelivered.length === 0 && decide(process, now).next !== 'act';

const SETTLING = ['look_up_task', 'search_event_log', 'end_twin', 'release', 'end_task'];

/** The process is about to find out, or to end what is to be ended: it is on its agenda. */
const isSettling = ({ process }: World): boolean =>
  agendaOf(process).some(({ what }) => SETTLING.includes(what));

const tasksOf = ({ engine }: World) => new Map(engine.workspaces[0]!.tasks);

/** Whether we know of the leg the customer is in what TaskRouter knows. */
function sameAsTaskRouter(world: World): boolean {
  const { legs, currentLegId, outcome } = world.process;
  const leg = legs.find(({ legId }) => legId === currentLegId);
  if (outcome !== null || !leg?.task) return true;
  const task = tasksOf(world).get(leg.task.taskSid);
  if (task === undefined) return leg.end !== null;
  const isTaken = task.status === 'assigned' || task.status === 'wrapping';
  return LIVE.includes(task.status) ? (leg.acceptance !== null) === isTaken : leg.end !== null;
}

const TWENTY_MINUTES = 20 * 60_000;

function isOverdue(world: World, leg: Leg): boolean {
  const task = leg.task && tasksOf(world).get(leg.task.taskSid);
  const changedAt = task ? task.dateUpdated : leg.knownAt;
  return leg.legId === world.process.currentLegId && world.now - changedAt > TWENTY_MINUTES;
}

const SILENT = 'agent_silent';
const ONE_MINUTE = 60_000;
const THREE_MINUTES = 3 * ONE_MINUTE;

const isSilenced = (world: World | null, legId: string): boolean =>
  world?.process.legs.find((leg) => leg.legId === legId)?.superseded === SILENT;

const MAKES_TRANSFER = ['transfer', 'take_over', 'move', 'consult'];

const NAMES: Record<string, (world: World, before: World | null) => boolean> = {
  'an outcome is for good': ({ process }, before) =>
    before === null || before.process.outcome === null || before.process.outcome === process.outcome,

  'whoever is closed is in no queue, and with no agent': (world) =>
    world.process.outcome === null || !isQuiet(world) || liveTasks(world).length === 0,

  'a leg has one task': (world) => {
    if (!isQuiet(world) || isSettling(world)) return true;
    const legs = liveTasks(world).map(legOf);
    return new Set(legs).size === legs.length;
  },

  'only the leg the customer is in, and those of who is offered or brought in, have a task': (world) => {
    if (!isQuiet(world) || isSettling(world)) return true;
    const { currentLegId, offering, consulting } = world.process;
    const may = [currentLegId, offering, consulting];
    return liveTasks(world).every((task) => may.includes(legOf(task) as never));
  },

  'an open interaction waits for something': (world) => {
    if (world.process.outcome !== null || world.answer !== null || world.undelivered.length > 0) return true;
    if ((world.ladder?.started ?? null) !== null) return true;
    const next = decide(world.process, world.now);
    return next.next !== 'wait' || next.until !== null;
  },

  'one command makes one transfer': ({ process, sent }) =>
    process.legs.filter(({ transfer }) => transfer !== null && !transfer.isReturn).length <=
    sent.filter(({ command }) => MAKES_TRANSFER.includes(command.kind)).length,

  'what TaskRouter tells and nobody loses is known at once': (world) => {
    if (!isQuiet(world) || isSettling(world) || world.budget.lost === 0) return true;
    return sameAsTaskRouter(world);
  },

  'what was lost is found out in twenty minutes': (world) =>
    !isQuiet(world) || sameAsTaskRouter(world) || !world.process.legs.some((leg) => isOverdue(world, leg)),

  'who has answered is not taken for silent': ({ process, wrote, now }, before) => {
    const silenced = process.legs.find(
      ({ legId, superseded }) => superseded === SILENT && !isSilenced(before, legId),
    );
    if (silenced === undefined || before === null) return true;
    const { customerAt, agentAt } = wrote;
    const acceptedAt = silenced.acceptance?.at ?? now;
    const hasAnswered = agentAt !== null && agentAt >= acceptedAt && agentAt >= (customerAt ?? 0);
    return !hasAnswered && now - acceptedAt >= THREE_MINUTES;
  },

  'who loses a customer was reminded before': ({ process, now }, before) =>
    process.legs.every(
      ({ legId, superseded, nudgedAt }) =>
        superseded !== SILENT || isSilenced(before, legId) || (nudgedAt ?? now) <= now - ONE_MINUTE,
    ),

  'an agent is taken for silent once': ({ process }) =>
    process.legs.filter(({ superseded }) => superseded === SILENT).length <= 1,

  'who is called back has not given up': ({ process }) =>
    (process.callback ?? null) === null || process.outcome !== 'abandoned',

  'a command is answered once it is over': ({ process }) =>
    process.outcome === null ||
    [process.transferAsked, process.offering, process.consulting].every((open) => open === null),

  'an open transfer has a leg that is not over': ({ process }) =>
    process.offering === null ||
    process.legs.some(
      ({ legId, end, superseded }) => legId === process.offering && end === null && superseded === null,
    ),
};

/** The first promise that does not hold in a world, or null. */
export const brokenIn = (world: World, before: World | null): string | null =>
  Object.entries(NAMES).find(([, holds]) => !holds(world, before))?.[0] ?? brokenOnLadder(world, before);
