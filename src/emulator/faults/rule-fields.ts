import type { Which } from './fault-rule';

/* Fields of a rule as the admin API takes it. Each adds what is wrong to the problems. */

export type Json = Readonly<Record<string, unknown>>;

export function oneOf<Value>(json: Json, name: string, allowed: readonly Value[], problems: string[]): Value {
  const value = json[name] as Value;
  if (!allowed.includes(value)) {
    problems.push(`${name} must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`);
  }
  return value;
}

const DEFAULT_MS = 5_000;

/** A duration that goes with one action only. */
export function milliseconds(json: Json, name: string, isMeant: boolean, problems: string[]): number {
  const value = json[name] ?? DEFAULT_MS;
  if (!Number.isInteger(value) || Number(value) < 1) {
    problems.push(`${name} is a whole number of milliseconds, from 1`);
  }
  if (json[name] !== undefined && !isMeant) problems.push(`${name} does not go with this`);
  return Number(value);
}

/** One of `nth`, `next`, `every` and `chance`; the first match when none is given. */
export function which(json: Json, problems: string[]): Which {
  const given = ['nth', 'next', 'every', 'chance'].filter((name) => json[name] !== undefined);
  if (given.length > 1) problems.push('give one of nth, next, every and chance');
  const { nth = 1, next, every, chance, seed = 0 } = json;
  if (chance !== undefined) return chanceOf(chance, seed, problems);
  if (seed !== 0) problems.push('seed goes with chance only');
  if (every === true) return { every };
  const count = next ?? nth;
  if (every !== undefined || !Number.isInteger(count) || Number(count) < 1) {
    problems.push('nth and next are whole numbers from 1, every is true');
  }
  return next === undefined ? { nth: Number(count) } : { next: Number(count) };
}

function chanceOf(chance: unknown, seed: unknown, problems: string[]): Which {
  if (typeof chance !== 'number' || !(chance > 0 && chance <= 1)) {
    problems.push('chance is a number above 0, at most 1');
  }
  if (!Number.isInteger(seed)) problems.push('seed is a whole number');
  return { chance: Number(chance), seed: Number(seed) };
}
