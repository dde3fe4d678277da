import { isActor, type Actor } from '../actor';
import { REFUSALS } from '../failure-types';
import type { Instant } from '../json';
import type { OverrideRefusal } from './override';
import { isSameSource, isSource, sourceText, type OverrideSource } from './source';

/** An override that holds, or is being undone. */
export interface BoardEntry {
  readonly overrideId: string;
  readonly from: OverrideSource;
  readonly to: string;
  readonly by: Actor;
  readonly reason: string;
  readonly until: Instant;
  /** It is being undone: nobody who comes is led elsewhere by it, and its source is not free yet. */
  readonly isSettled: boolean;
}

/** All overrides there are. One arbiter has it, so that no two are let in that do not go together. */
export interface Board {
  readonly entries: readonly BoardEntry[];
}

/** What the board is asked; each is harmless when it is asked twice. */
export type BoardCommand =
  | { readonly do: 'claim'; readonly entry: BoardEntry; readonly now: Instant }
  | { readonly do: 'settle' | 'release'; readonly overrideId: string };

/** Whether an update's payload is a command, whoever sent it. */
export function isBoardCommand(value: unknown): value is BoardCommand {
  if (typeof value !== 'object' || value === null) return false;
  const { do: name, overrideId, entry, now } = value as Record<string, unknown>;
  if (name === 'claim') return typeof now === 'number' && isEntry(entry);
  return (name === 'settle' || name === 'release') && typeof overrideId === 'string';
}

function isEntry(value: unknown): value is BoardEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { overrideId, from, to, by, reason, until } = value as Record<string, unknown>;
  const isTold = [overrideId, to, reason].every((text) => typeof text === 'string');
  return isTold && isSource(from) && isActor(by) && typeof until === 'number';
}

export interface BoardReply {
  readonly board: Board;
  readonly refusal: OverrideRefusal | null;
}

export const EMPTY_BOARD: Board = { entries: [] };

/** Everybody who comes is compared with all of them. */
const MOST_ENTRIES = 20;
/** An override whose workflow somebody terminated does not keep its source for ever. */
const LAPSES_AFTER_MS = 60 * 60_000;

export function askBoard(board: Board, command: BoardCommand): BoardReply {
  const { entries } = board;
  switch (command.do) {
    case 'claim':
      return claim(board, command.entry, command.now);
    case 'settle':
      return granted(
        entries.map((one) => (one.overrideId === command.overrideId ? { ...one, isSettled: true } : one)),
      );
    case 'release':
      return granted(entries.filter(({ overrideId }) => overrideId !== command.overrideId));
  }
}

const granted = (entries: readonly BoardEntry[]): BoardReply => ({ board: { entries }, refusal: null });

function claim(board: Board, entry: BoardEntry, now: Instant): BoardReply {
  if (board.entries.some(({ overrideId }) => overrideId === entry.overrideId)) return granted(board.entries);
  const refusal = whyNotClaim(board, entry, now);
  return refusal === null ? granted([...standing(board, now), entry]) : { board, refusal };
}

const standing = ({ entries }: Board, now: Instant): readonly BoardEntry[] =>
  entries.filter(({ until }) => now < until + LAPSES_AFTER_MS);

/**
 * Why an override cannot hold beside those that do, or null: one for each source, and none that leads to where another
 * one leads away from: customers would go through one queue into the next, or in a circle.
 */
export function whyNotClaim(
  board: Board,
  { from, to }: Pick<BoardEntry, 'from' | 'to'>,
  now: Instant,
): OverrideRefusal | null {
  const others = standing(board, now);
  const same = others.find((other) => isSameSource(other.from, from));
  if (same !== undefined) return refuse('overrideConflict', `Override ${same.overrideId} has it.`);
  const [other] = others.filter((one) => leadsFrom(one.from, to) || leadsFrom(from, one.to));
  if (other !== undefined) {
    return refuse(
      'overrideChain',
      `Override ${other.overrideId} leads from ${sourceText(other.from)} to queue ${other.to}: the two would be a chain.`,
    );
  }
  return others.length < MOST_ENTRIES
    ? null
    : refuse('tooManyOverrides', `${others.length} overrides hold already, the most allowed.`);
}

const leadsFrom = (from: OverrideSource, queue: string): boolean =>
  from.kind === 'queue' && from.queue === queue;

const refuse = (
  type: 'overrideConflict' | 'overrideChain' | 'tooManyOverrides',
  message: string,
): OverrideRefusal => ({ type: REFUSALS[type], message });

/** The overrides by which somebody who comes at this instant is led elsewhere, those of routes first. */
export const holdingAt = ({ entries }: Board, now: Instant): readonly BoardEntry[] =>
  entries
    .filter(({ isSettled, until }) => !isSettled && now < until)
    .sort((a, b) => Number(b.from.kind === 'route') - Number(a.from.kind === 'route'));
