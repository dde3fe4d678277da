import type { ActionResults } from '../domain/facts';
import { openFrom } from '../policy';
import type { CurrentPolicy } from './current-policy';
import type { ActionBegun } from './port';

/** When one of the queues is open, from an instant on; where calendars know of no opening, that instant itself. */
export const createPlanCallback =
  (currentPolicy: () => Promise<CurrentPolicy>) =>
  async ({
    queues,
    notBefore,
    begunAt,
  }: ActionBegun<'planCallback'>): Promise<ActionResults['planCallback']> =>
    openFrom((await currentPolicy()).policy, queues, Math.max(notBefore, begunAt));
