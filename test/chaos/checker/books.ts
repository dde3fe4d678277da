import type {
  AuditRow,
  Evidence,
  HistoryEvent,
  LedgerEntry,
  Life,
  Passage,
  RoutingEvent,
} from '../evidence/evidence';

/** The life of one task, as TaskRouter's event log has it. */
export interface TaskLife {
  readonly taskSid: string;
  readonly legId: string | null;
  readonly createdAt: number;
  /** When it was canceled, completed or deleted; null while it lives. */
  readonly endedAt: number | null;
  readonly events: readonly RoutingEvent[];
}

/** The evidence, by the lives it is about. */
export interface Books {
  readonly evidence: Evidence;
  readonly tasksOf: (life: Life) => readonly TaskLife[];
  readonly entriesOf: (life: Life) => readonly LedgerEntry[];
  readonly auditOf: (life: Life) => readonly AuditRow[];
  /** Whose a webhook is, as far as its task or its call tells. */
  readonly lifeOf: (passage: Passage) => Life | undefined;
}

const ENDS = ['task.canceled', 'task.completed', 'task.deleted', 'task.system-deleted'];

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function taskLife(taskSid: string, events: readonly RoutingEvent[]): TaskLife {
  const first = events.find(({ type }) => type === 'task.created') ?? events[0]!;
  const { legId } = events.find((event) => event.legId !== null) ?? first;
  const endedAt = events.find(({ type }) => ENDS.includes(type))?.at ?? null;
  return { taskSid, legId, createdAt: first.at, endedAt, events };
}

export function booksOf(evidence: Evidence): Books {
  const byTask = grouped(evidence.events, ({ taskSid }) => taskSid);
  const tasks = [...byTask].map(([taskSid, events]) => ({
    interactionId: events.find((event) => event.interactionId !== null)?.interactionId ?? null,
    task: taskLife(taskSid, events),
  }));
  const byInteraction = grouped(tasks, ({ interactionId }) => interactionId);
  const byLife = grouped(evidence.ledger, ({ life }) => life);
  const audited = grouped(evidence.audit, ({ interactionId }) => interactionId);
  const interactionOf = new Map(tasks.map(({ interactionId, task }) => [task.taskSid, interactionId]));
  const lives = new Map(evidence.lives.map((life) => [life.interactionId, life]));
  return {
    evidence,
    tasksOf: ({ interactionId }) =>
      (interactionId === null ? [] : (byInteraction.get(interactionId) ?? [])).map(({ task }) => task),
    entriesOf: ({ name }) => byLife.get(name) ?? [],
    auditOf: ({ interactionId }) => (interactionId === null ? [] : (audited.get(interactionId) ?? [])),
    lifeOf: ({ taskSid, callSid }) => lives.get(callSid ?? interactionOf.get(taskSid ?? '') ?? ''),
  };
}

export const lastOutcome = ({ attempts }: LedgerEntry) => attempts.at(-1)?.outcome ?? 'unknown';

export const historyOf = ({ runs }: Life): readonly HistoryEvent[] => runs.flatMap(({ events }) => events);

/** What Twilio's events that were signalled to a workflow are known by. */
export const keysSignalled = (history: readonly HistoryEvent[]): string[] =>
  history
    .filter(({ type }) => type === 'WorkflowExecutionSignaled')
    .map((event) => (field(event, 'input') as { key?: string }[] | undefined)?.[0]?.key ?? '');

/** When its workflow was over; never: infinity. */
export const endOf = (life: Life): number =>
  historyOf(life).find(({ type }) => type === 'WorkflowExecutionCompleted')?.at ?? Infinity;

/**
 * Its task was over before the interaction could read it: TaskRouter's own filters served the customer while Temporal was
 * away, and nothing is left to be carried. By promise that ends as failed, without a note in the case.
 */
export function cameTooLate(books: Books, life: Life): boolean {
  const history = historyOf(life);
  const reads = history
    .filter((event) => field(event, 'activityType', 'name') === 'readNewTask')
    .map(({ id }) => id);
  const readBy = history.find(
    (event) =>
      event.type === 'ActivityTaskCompleted' && reads.includes(Number(field(event, 'scheduledEventId'))),
  )?.at;
  const tasks = books.tasksOf(life);
  return (
    life.view?.outcomeReason === 'not_live' &&
    readBy !== undefined &&
    tasks.length > 0 &&
    tasks.every(({ endedAt }) => endedAt !== null && endedAt <= readBy)
  );
}

/** When the interaction was closed, by its own account; null while it is not. */
export function closedAt({ view }: Life): number | null {
  const closed = view?.timeline.find(({ what }) => what === 'interaction.closed');
  return closed === undefined ? null : Date.parse(closed.at);
}

/** A field of an event's attributes, wherever it is nested. */
export const field = (event: HistoryEvent, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as never)[name] : undefined),
    event.attributes,
  );
