import { checkNamedCalendar } from '../checks/calendars';
import type { CalendarsReading } from '../calendars/reading';
import { readDates } from '../calendars/reading/dates';
import { readZone } from '../calendars/reading/zone';
import { fields, list, textOrNull, type Fields } from '../document';
import type { Finding, PolicyPath } from '../problem';
import { misread, unknown } from './checks';

/* When the people of a policy are there, who covers for whom, and who is in which team. */

/** Reads the document as it was written; shapes are the schema's. */
export function checkPeople(value: unknown, calendars: CalendarsReading): Finding[] {
  const document = fields(value);
  const people = fields(document['people']);
  return [
    ...Object.entries(people).flatMap(([name, person]) => {
      const path = ['people', name];
      const { zone, absent, calendar, cover } = fields(person);
      return [
        ...misread(zone, readZone, [...path, 'zone']),
        ...list(absent).flatMap((dates, n) => misread(dates, readDates, [...path, 'absent', n])),
        ...checkNamedCalendar(calendars, textOrNull(calendar), [...path, 'calendar'], {
          consequence: 'they would never be there',
          instead: 'leave it out',
        }),
        ...unknown(document, 'person', cover, [...path, 'cover']),
        ...checkCovers(people, name, [...path, 'cover']),
      ];
    }),
    ...checkTeams(document),
    ...checkTwins(people, 'slack', (slack) => slack),
    ...checkTwins(people, 'crm', (crm) => crm.toLowerCase()),
  ];
}

/** Outside a person is known by one name, and it is nobody else's. */
function checkTwins(people: Fields, key: 'slack' | 'crm', same: (name: string) => string): Finding[] {
  const firsts = new Map<string, string>();
  return Object.entries(people).flatMap(([name, person]) => {
    const outside = textOrNull(fields(person)[key]);
    if (outside === null) return [];
    const first = firsts.get(same(outside));
    firsts.set(same(outside), first ?? name);
    if (first === undefined) return [];
    const message = `${first} has the same ${key} as ${name}: "${outside}".`;
    const fix = 'Give each their own; or make them one of the people.';
    return [{ code: 'same_person_twice', path: ['people', name, key], message, fix }];
  });
}

function checkTeams(document: Fields): Finding[] {
  return Object.entries(fields(document['teams'])).flatMap(([name, team]) =>
    list(fields(team)['people']).flatMap((person, n) =>
      unknown(document, 'person', person, ['teams', name, 'people', n]),
    ),
  );
}

const coverOf = (people: Fields, name: string): string | null => textOrNull(fields(people[name])['cover']);

/** Told at whoever of the circle stands first, once. */
function checkCovers(people: Fields, name: string, path: PolicyPath): Finding[] {
  const chain = [name];
  let next = coverOf(people, name);
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = coverOf(people, next);
  }
  const order = Object.keys(people);
  const isFirst = chain.every((other) => order.indexOf(other) >= order.indexOf(name));
  if (next !== name || !isFirst) return [];
  const message = `Covers go round in a circle: ${[...chain, name].join(', ')}.`;
  return [{ code: 'circular_cover', path, message, fix: 'Let the last of them be covered by nobody.' }];
}
