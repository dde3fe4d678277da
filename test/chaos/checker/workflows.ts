import { field, historyOf, type Books } from './books';
import type { Violation } from './violation';

/** Failures of a workflow task that mean a bug of ours; the server fails others for reasons of its own. */
const OURS = ['WORKFLOW_WORKER_UNHANDLED_FAILURE', 'NON_DETERMINISTIC_ERROR'];
/** In the numbers of the wire: temporal.api.enums.v1.WorkflowTaskFailedCause. */
const NUMBERS: Readonly<Record<number, string>> = { 23: OURS[0]!, 24: OURS[1]! };

/** No workflow is wedged, and there is none that nobody asked for. */
export function workflows({ evidence }: Books): Violation[] {
  const failed = evidence.lives.flatMap((life) =>
    historyOf(life)
      .filter(({ type }) => type === 'WorkflowTaskFailed')
      .map((event) => NUMBERS[Number(field(event, 'cause'))] ?? null)
      .filter((cause) => cause !== null)
      .map((cause): Violation => ({
        invariant: 'no workflow task fails',
        cost: 'wrong',
        life: life.name,
        what: cause,
      })),
  );
  const strays = evidence.strays.map((workflowId): Violation => ({
    invariant: 'one contact is one interaction',
    cost: 'doubled',
    life: null,
    what: `nobody asked for ${workflowId}`,
  }));
  return [...failed, ...strays];
}
