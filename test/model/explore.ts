import { createHash } from 'node:crypto';
import { openCentre, type Scene } from './centre';
import { brokenIn } from './invariants';
import { served } from './ladder';
import type { Variant } from './move';
import { Moves } from './moves';
import type { Budget } from './budget';
import { firstWorld, keyOf, type World } from './world';

export interface Exploration {
  readonly states: number;
  readonly closed: number;
  /** Whether every state that can be reached within the depth was visited. */
  readonly isComplete: boolean;
  readonly depth: number;
  readonly violation: Violation | null;
}

export interface Violation {
  readonly promise: string;
  /** The shortest way there, a line per move. */
  readonly story: readonly string[];
}

export interface Limits {
  readonly states: number;
  readonly depth?: number;
  readonly budget: Budget;
  readonly scene?: Scene;
  readonly variant?: Variant;
  /** Moves that are not looked into: a promise that breaks late is found sooner. */
  readonly without?: RegExp;
  readonly onProgress?: (states: number, depth: number, open: number) => void;
}

/** Every interleaving, the shortest first, until all are seen or a limit is met. */
export async function explore(limits: Limits): Promise<Exploration> {
  const centre = openCentre(limits.scene);
  const moves = new Moves(centre, limits.variant);
  const seen = new Map<string, number>();
  const parents: number[] = [];
  const labels: string[] = [];
  const followers: number[][] = [];
  const closed = new Set<number>();
  const add = (world: World, parent: number, label: string): { id: number; isNew: boolean } => {
    const key = createHash('sha1').update(keyOf(world)).digest('base64');
    const known = seen.get(key);
    if (known !== undefined) return { id: known, isNew: false };
    const id = parents.length;
    seen.set(key, id);
    parents.push(parent);
    labels.push(label);
    followers.push([]);
    return { id, isNew: true };
  };
  const storyTo = (id: number): string[] => (id <= 0 ? [] : [...storyTo(parents[id]!), labels[id]!]);

  const fresh = firstWorld(centre, limits.budget);
  const first = centre.scene === 'ladder' ? await served(fresh, (world) => moves.from(world)) : fresh;
  add(first, -1, '');
  let frontier: { id: number; world: World }[] = [{ id: 0, world: first }];
  let depth = 0;
  const open = new Set<number>();
  while (frontier.length > 0 && parents.length < limits.states && depth < (limits.depth ?? Infinity)) {
    depth += 1;
    const next: { id: number; world: World }[] = [];
    for (const { id, world } of frontier) {
      if (parents.length >= limits.states) {
        open.add(id);
        continue;
      }
      const all = await moves.from(world);
      const reached = all.filter(({ label }) => limits.without?.test(label) !== true);
      if (all.length === 0) closed.add(id);
      for (const { label, world: after } of reached) {
        const { id: to, isNew } = add(after, id, label);
        followers[to]!.push(id);
        if (!isNew) continue;
        const promise = brokenIn(after, world);
        if (promise !== null) {
          const violation = { promise, story: storyTo(to) };
          return { states: parents.length, closed: closed.size, isComplete: false, depth, violation };
        }
        next.push({ id: to, world: after });
      }
    }
    frontier = next;
    limits.onProgress?.(parents.length, depth, frontier.length);
  }
  for (const { id } of frontier) open.add(id);
  const violation = withoutWayOut({ followers, closed, open, storyTo });
  return { states: parents.length, closed: closed.size, isComplete: open.size === 0, depth, violation };
}

/** A state from which neither an ending nor a state that was not looked into can be reached. */
function withoutWayOut(graph: {
  followers: readonly (readonly number[])[];
  closed: ReadonlySet<number>;
  open: ReadonlySet<number>;
  storyTo: (id: number) => string[];
}): Violation | null {
  const canEnd = new Uint8Array(graph.followers.length);
  const queue = [...graph.closed, ...graph.open];
  for (const id of queue) canEnd[id] = 1;
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const before of graph.followers[id]!) {
      if (canEnd[before] === 1) continue;
      canEnd[before] = 1;
      queue.push(before);
    }
  }
  const stuck = canEnd.indexOf(0);
  return stuck === -1 ? null : { promise: 'an ending can be reached', story: graph.storyTo(stuck) };
}
