import type { Absence, Ladder, LadderTarget, Person } from '../../domain/escalation/ladder';
import type { JsonObject } from '../../domain/json';
import type { Calendar } from '../calendars';
import { readDates } from '../calendars/reading/dates';
import type { PolicyDocument } from '../schema';

/** Tells, in a ladder's snapshot, when each of its people is there, who covers for them, and how the CRM calls them. */
export function presenceIn(
  document: PolicyDocument,
  calendars: ReadonlyMap<string, Calendar>,
  personOf: (name: string) => Person,
): (ladder: Ladder) => Ladder {
  const known = (person: Person): Person => {
    const { zone, absent = [], calendar: name, cover, crm } = document.people[person.name] ?? {};
    const calendar = name === undefined ? undefined : calendars.get(name);
    const isAlwaysThere = absent.length === 0 && calendar === undefined;
    const absence: Absence = {
      zone: zone?.trim() ?? calendar?.zone ?? 'UTC',
      dates: absent.map(datesOf),
      calendar: (calendar as unknown as JsonObject | undefined) ?? null,
    };
    return {
      ...person,
      ...(!isAlwaysThere && { absence }),
      ...(cover !== undefined && { cover: known(personOf(cover)) }),
      ...(crm !== undefined && { crm }),
    };
  };
  return (ladder) => ({
    ...ladder,
    levels: ladder.levels.map((level) => ({
      ...level,
      targets: level.targets.map((target) => ofAll(target, known)),
    })),
    ifUnanswered: ofAll(ladder.ifUnanswered, known),
  });
}

function ofAll(target: LadderTarget, known: (person: Person) => Person): LadderTarget {
  switch (target.kind) {
    case 'person':
      return { ...target, person: known(target.person) };
    case 'rotation':
      return { ...target, rotation: { ...target.rotation, people: target.rotation.people.map(known) } };
    case 'team':
      return { ...target, team: { ...target.team, people: target.team.people.map(known) } };
    case 'crm_owner':
      return { ...target, people: target.people.map(known), otherwise: ofAll(target.otherwise, known) };
    default:
      return target;
  }
}

function datesOf(text: string): Absence['dates'][number] {
  const reading = readDates(text);
  if (!reading.ok) throw new Error(`Unchecked dates reached the policy: ${text}`);
  return reading.value;
}
