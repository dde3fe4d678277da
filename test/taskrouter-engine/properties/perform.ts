import { EngineError, type Engine } from '../../../src/taskrouter-engine';
import type { Centre } from './centre';
import type { Step } from './script';

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length];

/** Does one step. False when it was refused, or had nothing to act on. */
export function perform(centre: Centre, step: Step): boolean {
  try {
    return act(centre, step);
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

/** The routing target of a new task, if any. */
function directly(
  { workers, queues }: Pick<Centre, 'workers' | 'queues'>,
  { way, to }: Extract<Step, { do: 'create' }>,
): { routingTarget?: string; ignoreCapacity?: boolean } {
  if (way === 'filters') return {};
  if (way === 'queue') return { routingTarget: pick(queues, to)! };
  return { routingTarget: pick(workers, to)!, ignoreCapacity: way === 'worker' };
}

/** One who has a task, or now accepts one, hands it over; whoever is asked then may answer at once. */
function handOver(
  { engine, workspace, workers, queues }: Centre,
  step: Extract<Step, { do: 'transfer' }>,
): boolean {
  const having = (status: string) =>
    workers.flatMap((sid) => engine.reservations.listOfWorker(workspace, sid, { status }));
  const held = pick(having('accepted'), step.reservation);
  const offered = held === undefined ? pick(having('pending'), step.reservation) : undefined;
  const { sid, workerSid, taskSid } = held ?? offered ?? {};
  if (sid === undefined) return false;
  if (offered !== undefined) engine.reservations.update(workspace, sid, { status: 'accepted' });
  try {
    engine.transfers.start(workspace, workerSid!, {
      taskSid: taskSid!,
      reservationSid: sid,
      to: pick(step.toWorker ? workers : queues, step.to)!,
      mode: step.mode,
    });
  } catch (error) {
    if (error instanceof EngineError && offered !== undefined) return true;
    throw error;
  }
  const [asked] = engine.reservations.listOfTask(workspace, taskSid!, { status: 'pending' });
  if (asked !== undefined && step.answer !== null) {
    engine.reservations.update(workspace, asked.sid, { status: step.answer });
  }
  return true;
}

/** The worker of a pending reservation is rung up; one whose phone rings answers, or does not. */
function connect(
  { reservations }: Engine,
  workspace: string,
  workers: readonly string[],
  step: Extract<Step, { do: 'connect' }>,
): boolean {
  const pending = workers.flatMap((sid) => reservations.listOfWorker(workspace, sid, { status: 'pending' }));
  const reservation = pick(pending, step.reservation);
  if (reservation === undefined) return false;
  if (!reservation.isConnecting) reservations.connect(workspace, reservation.sid);
  else if (step.isAnswered) reservations.acceptConnected(workspace, reservation.sid);
  else reservations.cancel(workspace, reservation.sid);
  return true;
}

function act({ engine, workspace, ...centre }: Centre, step: Step): boolean {
  const task = 'task' in step ? pick(engine.tasks.list(workspace), step.task)?.sid : undefined;
  const worker = 'worker' in step ? pick(centre.workers, step.worker)! : '';
  const activities = engine.activities.list(workspace);
  if ('task' in step && task === undefined) return false;
  switch (step.do) {
    case 'create': {
      const { priority: wanted, taskChannel: channel, timeout } = step;
      const attributes = JSON.stringify({ language: step.language });
      const created = engine.tasks.create(workspace, {
        attributes,
        priority: wanted,
        taskChannel: channel,
        timeout,
        ...directly(centre, step),
      });
      if (step.way === 'worker') centre.pastCapacity.add(created.sid);
      return true;
    }
    case 'write':
      engine.tasks.update(workspace, task!, { attributes: JSON.stringify({ language: step.language }) });
      return true;
    case 'prioritize':
      engine.tasks.update(workspace, task!, { priority: step.priority });
      return true;
    case 'end':
      engine.tasks.update(workspace, task!, { assignmentStatus: step.assignmentStatus, reason: 'script' });
      return true;
    case 'delete':
      engine.tasks.remove(workspace, task!);
      return true;
    case 'answer': {
      const all = centre.workers.flatMap((sid) => engine.reservations.listOfWorker(workspace, sid));
      const live = all.filter(({ status }) => ['pending', 'accepted', 'wrapping'].includes(status));
      const reservation = pick(live.length > 0 ? live : all, step.reservation);
      if (reservation === undefined) return false;
      const workerActivitySid = step.activity === null ? null : pick(activities, step.activity)!.sid;
      engine.reservations.update(workspace, reservation.sid, {
        status: step.status,
        ...(workerActivitySid === null ? {} : { workerActivitySid }),
      });
      return true;
    }
    case 'connect':
      return connect(engine, workspace, centre.workers, step);
    case 'move':
      engine.workers.update(workspace, worker, {
        activitySid: pick(activities, step.activity)!.sid,
        rejectPendingReservations: step.rejectPendingReservations,
      });
      return true;
    case 'teach': {
      const attributes = JSON.stringify({ languages: step.languages, level: step.level });
      engine.workers.update(workspace, worker, { attributes });
      return true;
    }
    case 'capacity': {
      const { capacity, available } = step;
      engine.workerChannels.update(workspace, worker, step.taskChannel, { capacity, available });
      return true;
    }
    case 'target':
      engine.taskQueues.update(workspace, pick(centre.queues, step.queue)!, {
        targetWorkers: step.targetWorkers,
        maxReservedWorkers: step.maxReservedWorkers,
        taskOrder: step.taskOrder,
      });
      return true;
    case 'transfer':
      return handOver({ engine, workspace, ...centre }, step);
    case 'cancelTransfer': {
      const { transfer } = engine.tasks.fetch(workspace, task!);
      if (transfer === null) return false;
      engine.transfers.cancel(workspace, transfer.sid);
      return true;
    }
    case 'plan': {
      const wanted = pick(centre.configurations, step.plan)!;
      const { sid } = engine.workflows.list(workspace)[0]!;
      engine.workflows.update(workspace, sid, {
        configuration: wanted,
        reEvaluateTasks: step.reEvaluateTasks,
      });
      if (centre.revisions.at(-1) !== wanted) centre.revisions.push(wanted);
      return true;
    }
    case 'pass':
      engine.advance(engine.now() + step.milliseconds);
      return true;
  }
}
