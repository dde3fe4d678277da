/** Numbers that one seed decides: the same seed, the same campaign. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number of the range, both ends included. */
  between(least: number, most: number): number;
  /** Whether something with this probability happens. */
  happens(probability: number): boolean;
  /** One of them, each as likely as its weight says. */
  weighted<Item>(choices: readonly (readonly [weight: number, item: Item])[]): Item;
}

/** Mulberry32 (Tommy Ettinger); `stream` gives each use of a seed numbers of its own. */
export function randomOf(seed: number, stream: string): Random {
  let state = [...stream].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, item] of choices) {
        left -= weight;
        if (left < 0) return item;
      }
      return choices.at(-1)![1];
    },
  };
}
