import { OutsideError } from '../../adapters/outside-error';
import type { PagingPort } from '../../adapters/paging/port';
import type { EscalationActionOf, EscalationResults } from '../../domain/escalation/actions';

/** All of them at once, each once; answers who did not take it, or may not have. */
export const createTellReceivers =
  (paging: Pick<PagingPort, 'send'>) =>
  async ({ news }: EscalationActionOf<'tellReceivers'>): Promise<EscalationResults['tellReceivers']> => {
    const answers = await Promise.all(
      news.map(({ channel, id, message: body }) =>
        paging.send(channel, { id, alert: null, address: null, body }).then(
          () => null,
          (error: unknown) => ({ channel, why: reasonOf(error) }),
        ),
      ),
    );
    return { notTold: answers.filter((answer) => answer !== null) };
  };

/** What an adapter throws is safe to show; anything else is a fault of ours. */
const reasonOf = (error: unknown): string =>
  error instanceof OutsideError ? error.message : 'It could not be sent.';
