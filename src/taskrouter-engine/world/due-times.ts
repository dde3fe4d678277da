import type { Instant } from '../instant';

/** Something that happens by itself at an instant. */
export interface Due {
  readonly at: Instant;
  /** Among equal instants the lower rank comes first, then the lower SID. */
  readonly rank: number;
  readonly sid: string;
  readonly workspaceSid: string;
}

/** What is due, by SID: one due time each. Every call takes time logarithmic in their number. */
export interface DueTimes {
  /** Sets or replaces the due time of `due.sid`. */
  set(due: Due): void;
  clear(sid: string): void;
  first(): Due | undefined;
}

const isBefore = (one: Due, other: Due): boolean => {
  if (one.at !== other.at) return one.at < other.at;
  if (one.rank !== other.rank) return one.rank < other.rank;
  return one.sid < other.sid;
};

/** A binary heap that knows where each SID stands in it. */
export function createDueTimes(): DueTimes {
  const heap: Due[] = [];
  const placeOf = new Map<string, number>();

  const put = (due: Due, place: number): void => {
    heap[place] = due;
    placeOf.set(due.sid, place);
  };

  const rise = (due: Due, from: number): number => {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(due, heap[parent]!)) break;
      put(heap[parent]!, place);
      place = parent;
    }
    return place;
  };

  const sink = (due: Due, from: number): number => {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (child >= heap.length || !isBefore(heap[child]!, due)) return place;
      put(heap[child]!, place);
      place = child;
    }
  };

  const settle = (due: Due, place: number): void => put(due, sink(due, rise(due, place)));

  return {
    first: () => heap[0],
    set: (due) => settle(due, placeOf.get(due.sid) ?? heap.length),
    clear: (sid) => {
      const place = placeOf.get(sid);
      if (place === undefined) return;
      placeOf.delete(sid);
      const last = heap.pop()!;
      if (place < heap.length) settle(last, place);
    },
  };
}
