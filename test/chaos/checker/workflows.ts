import type { HistoryEvent } from '../evidence/evidence';
import { field, historyOf, type Books } from './books';
import type { Violation } from './violation';

/** Failures of a workflow task that mean a bug of ours; the server fails others for reasons of its own. */
const OURS = ['WORKFLOW_WORKER_UNHANDLED_FAILURE', 'NON_DETERMINISTIC_ERROR'];
/** In the numbers of the wire: temporal.api.enums.v1.WorkflowTaskFailedCause. */
const NUMBERS: Readonly<Record<number, string>> = { 23: OURS[0]!, 24: OURS[1]! };

/** One failure is the SDK's to mend: it forgets what it had and replays. What still fails then is wedged. */
const MENDED_WITHIN_MS = 60_000;

/** No workflow is wedged, and there is none that nobody asked for. */
export function workflows({ evidence }: Books): Violation[] {
  const failed = evidence.lives.flatMap((life) => {
    const history = historyOf(life);
    return history
      .filter(({ id, at, type }) => type === 'WorkflowTaskFailed' && !isMended(history, id, at))
      .map((event) => NUMBERS[Number(field(event, 'cause'))] ?? null)
      .filter((cause) => cause !== null)
      .map((cause): Violation => ({
        invariant: 'no workflow task goes on failing',
        cost: 'wrong',
        life: life.name,
        what: cause,
      }));
  });
  const strays = evidence.strays.map((workflowId): Violation => ({
    invariant: 'one contact is one interaction',
    cost: 'doubled',
    life: null,
    what: `nobody asked for ${workflowId}`,
  }));
  return [...failed, ...strays];
}

const isMended = (history: readonly HistoryEvent[], failedId: number, failedAt: number): boolean =>
  history.some(
    ({ id, at, type }) =>
      type === 'WorkflowTaskCompleted' && id > failedId && at - failedAt <= MENDED_WITHIN_MS,
  );
