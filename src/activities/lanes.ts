/**
 * Works through items side by side, at most `lanes` at a time; those with the same key one after another, in the order
 * given. Rejects with the first failure, when the lanes that went on have ended.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  keyOf: (item: Item, place: number) => string,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queues = new Map<string, Item[]>();
  for (const [place, item] of items.entries()) {
    const key = keyOf(item, place);
    const queue = queues.get(key) ?? [];
    queue.push(item);
    queues.set(key, queue);
  }
  const waiting = [...queues.values()].values();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const queue of waiting) {
      for (const item of queue) {
        if (failures.length > 0) return;
        await work(item).catch((error: unknown) => failures.push(error));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
}
