/** The state of a SID generator: four 32-bit words. Plain JSON. */
export type SidState = readonly [number, number, number, number];

/** Draws SIDs: a prefix of two letters and 32 hexadecimal digits. The same state draws the same SIDs. */
export interface SidGenerator {
  next(prefix: string): string;
  state(): SidState;
}

const WARM_UP_ROUNDS = 12;

const WORDS_PER_SID = 4;
const DIGITS_PER_WORD = 8;
const DIGIT_CODES = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));

/** FNV-1a over the seed's characters, once per word, so that similar seeds start far apart. */
const wordOf = (seed: string, word: number): number => {
  let hash = 0x811c9dc5 ^ word;
  for (const character of `${word}:${seed}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return hash >>> 0;
};

/** The state a generator starts from. */
export const sidStateOf = (seed: string): SidState => {
  const generator = createSidGenerator([wordOf(seed, 1), wordOf(seed, 2), wordOf(seed, 3), 1]);
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) generator.next('');
  return generator.state();
};

/** A generator on sfc32 (Chris Doty-Humphrey's small fast counting generator, 128 bits of state). */
export function createSidGenerator(start: SidState): SidGenerator {
  let [a, b, c, counter] = start;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum >>> 0;
  };
  const codes = new Array<number>(WORDS_PER_SID * DIGITS_PER_WORD);
  /** By character codes: a text put together from parts is put together anew whenever a table is asked for it. */
  const next = (prefix: string): string => {
    for (let end = DIGITS_PER_WORD; end <= codes.length; end += DIGITS_PER_WORD) {
      let rest = word();
      for (let at = end - 1; at >= end - DIGITS_PER_WORD; at -= 1) {
        codes[at] = DIGIT_CODES[rest & 15]!;
        rest >>>= 4;
      }
    }
    return prefix + String.fromCharCode(...codes);
  };
  return { next, state: () => [a, b, c, counter] };
}
