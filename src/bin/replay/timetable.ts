import type { Presence } from './availability';
import { startOfWeek } from './local-time';

/** A stretch in which an agent takes calls, in milliseconds after the replay's beginning. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

export interface Timetable {
  readonly agent: string;
  readonly skills: readonly string[];
  /** In order, apart from each other; never empty. */
  readonly shifts: readonly Shift[];
}

interface Span {
  /** Milliseconds of local time. */
  readonly from: number;
  readonly to: number;
}

const joined = (shifts: readonly Shift[]): readonly Shift[] =>
  [...shifts]
    .sort((a, b) => a.from - b.from)
    .reduce<Shift[]>((before, shift) => {
      const last = before.at(-1);
      if (last === undefined || shift.from > last.to) return [...before, shift];
      return [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, shift.to) }];
    }, []);

/**
 * Who is there while somebody may be waiting, and when, at so many times the log's speed. The intervals count from the
 * start of the week that the span begins in. Agents who are never there in the span are left out.
 */
export function planTimetables(
  presences: readonly Presence[],
  { from, to }: Span,
  speed: number,
): readonly Timetable[] {
  const week = startOfWeek(from);
  const agents = new Map<string, { skills: readonly string[]; shifts: Shift[] }>();
  for (const { agent, skills, fromS, toS } of presences) {
    const begin = Math.max(week + fromS * 1_000, from);
    const end = week + toS * 1_000;
    if (end <= begin || begin >= to) continue;
    const known = agents.get(agent) ?? { skills, shifts: [] };
    known.shifts.push({ from: (begin - from) / speed, to: (end - from) / speed });
    agents.set(agent, known);
  }
  return [...agents]
    .map(([agent, { skills, shifts }]) => ({ agent, skills, shifts: joined(shifts) }))
    .sort((a, b) => (a.agent < b.agent ? -1 : 1));
}
