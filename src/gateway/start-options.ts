import { interactionWorkflowId } from '../domain/ids';
import type { InteractionStart } from '../domain/interaction';
import type { Instant } from '../domain/json';
import { initialSearchAttributes, TASK_QUEUES, type InteractionInput } from '../workflows/messages';

/** How every interaction is started that was heard of at `receivedAt`. A closed one is never reopened: REJECT_DUPLICATE. */
export const startOptions = (
  start: InteractionStart,
  receivedAt: Instant,
  memo: Record<string, string> = {},
) => ({
  workflowId: interactionWorkflowId(start.interactionId),
  taskQueue: TASK_QUEUES.main,
  args: [{ start: { ...start, receivedAt } }] as [InteractionInput],
  workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
  typedSearchAttributes: initialSearchAttributes(start),
  memo,
  staticSummary: `${start.channel} from ${start.source}`,
});
