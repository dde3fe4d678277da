import { z } from 'zod';
import { filled, seconds } from './cells';
import { readTable, type Row } from './csv-table';
import type { InputProblem, Reading } from './input-problem';

/** A stretch of time in which an agent takes calls. */
export interface Presence {
  readonly line: number;
  readonly agent: string;
  /** Seconds since the start of the week, Sunday 00:00. */
  readonly fromS: number;
  readonly toS: number;
  readonly skills: readonly string[];
}

const rowSchema = z.object({ agent: filled, from_s: seconds, to_s: seconds, skills: filled });

const presenceIn = (row: Row<typeof rowSchema>): Presence => ({
  line: row.line,
  agent: row.agent,
  fromS: row.from_s,
  toS: row.to_s,
  skills: row.skills.split('|').map((skill) => skill.trim()),
});

const backwardsIn = (presences: readonly Presence[], source: string): readonly InputProblem[] =>
  presences
    .filter(({ fromS, toS }) => toS < fromS)
    .map(({ line, fromS, toS }) => ({ source, line, message: `from_s ${fromS} is after to_s ${toS}.` }));

const spelled = (skills: readonly string[]): string => [...skills].sort().join('|');

/** A worker has one set of skills for the whole replay. */
function changedSkillsIn(presences: readonly Presence[], source: string): readonly InputProblem[] {
  const first = new Map<string, Presence>();
  return presences.flatMap((presence) => {
    const { agent, line, skills } = presence;
    const known = first.get(agent) ?? presence;
    first.set(agent, known);
    return spelled(known.skills) === spelled(skills)
      ? []
      : [{ source, line, message: `${agent} has other skills than in line ${known.line}.` }];
  });
}

/** Reads who is there, and when (docs/replay.md, "The availability file"). */
export function readAvailability(text: string, source: string): Reading<readonly Presence[]> {
  const { value, problems } = readTable(text, source, rowSchema);
  const presences = value.map(presenceIn);
  return {
    value: presences,
    problems: [...problems, ...backwardsIn(presences, source), ...changedSkillsIn(presences, source)],
  };
}
