/** Negative when the first comes before the second. Never 0 for two different items of one list. */
export type Order<Item> = (one: Item, other: Item) => number;

/** Items kept in order. Finding a place takes time logarithmic in their number. */
export interface SortedList<Item> {
  add(item: Item): void;
  /** Removes the item that the order calls equal to this one; nothing when there is none. */
  remove(item: Item): void;
  first(): Item | undefined;
  readonly size: number;
  [Symbol.iterator](): IterableIterator<Item>;
}

export function createSortedList<Item>(order: Order<Item>): SortedList<Item> {
  const items: Item[] = [];

  const placeOf = (item: Item): number => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(items[middle]!, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    add: (item) => void items.splice(placeOf(item), 0, item),
    remove: (item) => {
      const place = placeOf(item);
      if (place < items.length && order(items[place]!, item) === 0) items.splice(place, 1);
    },
    first: () => items[0],
    get size() {
      return items.length;
    },
    [Symbol.iterator]: () => items[Symbol.iterator](),
  };
}
