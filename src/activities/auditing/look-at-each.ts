import { heartbeat } from '@temporalio/activity';
import type { Finding } from '../../domain/auditing';
import { inLanes } from '../lanes';

const LANES = 8;

/** Looks at everything, some at a time, with a sign of life after each; answers what was amiss, in no order. */
export async function lookAtEach<Item>(
  items: readonly Item[],
  look: (item: Item) => Promise<Finding | null>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  await inLanes(
    items,
    LANES,
    (_item, place) => String(place),
    async (item) => {
      const finding = await look(item);
      if (finding !== null) found.push(finding);
      heartbeat();
    },
  );
  return found;
}
