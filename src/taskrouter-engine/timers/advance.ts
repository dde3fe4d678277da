import type { Instant } from '../instant';
import { settle } from '../matching/settle';
import type { World } from '../world/world';
import { fire } from './fire';

/** Lets time pass: everything due until then happens in order, each at its own instant. Time never goes back. */
export function advance(world: World, to: Instant): void {
  for (let due = world.dueTimes.first(); due !== undefined && due.at <= to; due = world.dueTimes.first()) {
    world.now = Math.max(world.now, due.at);
    const state = world.workspaces.get(due.workspaceSid)!;
    fire(state, due);
    settle(state);
  }
  world.now = Math.max(world.now, to);
}
