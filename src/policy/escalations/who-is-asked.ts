import type { LadderTarget, Person, Rotation } from '../../domain/escalation/ladder';
import type { Instant } from '../../domain/json';
import { isOpenAt, openHours, type Calendar } from '../calendars';
import { DAY_MS, printDay } from '../calendars/day';
import { zoneClock } from '../calendars/zone-clock';
import { turnAt } from './on-call';

/** Who has the customer in the CRM; `why` says why nobody is known. */
export type CustomerOwnerFound =
  | { readonly owner: { readonly id: string; readonly email: string | null } }
  | { readonly owner: null; readonly why: string };

export interface Asked {
  readonly people: readonly Person[];
  /** Why these and not others, for the timeline. */
  readonly remarks: readonly string[];
}

/** Whom the policy itself names, in one way or another. */
type NamedTarget = Extract<LadderTarget, { kind: 'person' | 'rotation' | 'team' }>;

/**
 * Who is told at the ladder's end, where somebody must hear of it: absent or not if nobody is there; before a rotation's
 * first turn whoever has that one.
 */
export function whoIsToldAtTheEnd(target: NamedTarget, now: Instant): Asked {
  const turn = target.kind === 'rotation' ? (turnAt(target.rotation, now) ?? 0) : 0;
  const asked = target.kind === 'rotation' ? firstThere(target.rotation, turn, now) : whoIsAsked(target, now);
  return asked.people.length > 0 ? asked : { ...asked, people: namedBy(target, turn) };
}

function namedBy(target: NamedTarget, turn: number): readonly Person[] {
  if (target.kind === 'person') return [target.person];
  return target.kind === 'team' ? target.team.people : target.rotation.people.slice(turn, turn + 1);
}

/** Who of a target is there at an instant: whoever is absent is left to their cover. */
export function whoIsAsked(target: NamedTarget, now: Instant): Asked {
  switch (target.kind) {
    case 'person':
      return standIn(target.person, now);
    case 'team': {
      const found = target.team.people.map((person) => standIn(person, now));
      return {
        people: found.flatMap(({ people }) => people),
        remarks: found.flatMap(({ remarks }) => remarks),
      };
    }
    case 'rotation':
      return whoeverIsOnCall(target.rotation, now);
  }
}

/** Whose turn it is; where neither they nor their cover is there, the next one of the rotation who is. */
function whoeverIsOnCall(rotation: Rotation, now: Instant): Asked {
  const turn = turnAt(rotation, now);
  return turn === null ? { people: [], remarks: [] } : firstThere(rotation, turn, now);
}

/** Of a rotation the first one who is there, or has a cover who is, from a turn on. */
function firstThere({ people }: Pick<Rotation, 'people'>, turn: number, now: Instant): Asked {
  const remarks: string[] = [];
  for (const person of [...people.slice(turn), ...people.slice(0, turn)]) {
    const found = standIn(person, now);
    remarks.push(...found.remarks);
    if (found.people.length > 0) return { people: found.people, remarks };
  }
  return { people: [], remarks };
}

function standIn(person: Person, now: Instant): Asked {
  const remarks: string[] = [];
  let asked = person;
  while (isAbsent(asked, now)) {
    const { name, cover } = asked;
    remarks.push(
      `${name} is absent${cover === undefined ? ', and nobody covers' : `: ${cover.name} covers`}.`,
    );
    if (cover === undefined) return { people: [], remarks };
    asked = cover;
  }
  return { people: [asked], remarks };
}

function isAbsent({ absence }: Person, now: Instant): boolean {
  if (absence === undefined) return false;
  const { zone, dates, calendar } = absence;
  if (calendar !== null && !isOpenAt(openHours(calendar as unknown as Calendar), now)) return true;
  const today = localDate(zone, now);
  return dates.some(({ from, to }) => from <= today && today <= to);
}

function localDate(zone: string, now: Instant): string {
  const second = Math.floor(now / 1_000) * 1_000;
  const [clock] = zoneClock(zone, second, second);
  return printDay(Math.floor((now + (clock?.aheadMs ?? 0)) / DAY_MS));
}

/** Whoever of the people the CRM means: by their id there, or by their e-mail address, in whatever case. */
export function ownerAmong(people: readonly Person[], { owner }: CustomerOwnerFound): Person | null {
  if (owner === null) return null;
  const means = (crm: string) => crm === owner.id || crm.toLowerCase() === owner.email?.toLowerCase();
  return people.find(({ crm }) => crm !== undefined && means(crm)) ?? null;
}
