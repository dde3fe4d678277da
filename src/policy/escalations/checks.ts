import { ALL_TIME_INSTEAD, checkNamedCalendar } from '../checks/calendars';
import type { CalendarsReading } from '../calendars/reading';
import { readDate } from '../calendars/reading/dates';
import type { Reading } from '../calendars/reading/reading';
import { readZone } from '../calendars/reading/zone';
import { suggest } from '../closest';
import { fields, list, textOrNull, type Fields } from '../document';
import type { Finding, PolicyPath, PolicyProblemCode } from '../problem';

/*
 * What names what, across the blocks of a policy that concern people outside the queues. It reads the document as it was
 * written, so that one wrong value does not hide the mistakes beside it; shapes are the schema's.
 */

type Named = readonly (readonly [name: string, value: unknown, path: PolicyPath])[];

const entriesOf = (document: Fields, block: string): Named =>
  Object.entries(fields(document[block])).map(([name, value]) => [name, value, [block, name]]);

const FROM_FORM = 'Write the date on which the first of them begins, e.g. 2026-11-02.';

export function checkEscalations(value: unknown, calendars: CalendarsReading): Finding[] {
  const document = fields(value);
  return [
    ...entriesOf(document, 'people').flatMap(([, person, path]) => [
      ...unknown(document, 'channel', fields(person)['channel'], [...path, 'channel']),
      ...unreachable(document, fields(person), path),
    ]),
    ...entriesOf(document, 'rotations').flatMap(([, rotation, path]) =>
      checkRotation(document, fields(rotation), path),
    ),
    ...entriesOf(document, 'escalations').flatMap(([, ladder, path]) =>
      checkLadder(document, calendars, ladder, path),
    ),
  ];
}

const KINDS = {
  channel: ['notification_channels', 'unknown_channel'],
  person: ['people', 'unknown_person'],
  rotation: ['rotations', 'unknown_rotation'],
  team: ['teams', 'unknown_team'],
} as const satisfies Record<string, readonly [block: string, code: PolicyProblemCode]>;

/** A name that nothing has. */
export function unknown(
  document: Fields,
  kind: keyof typeof KINDS,
  value: unknown,
  path: PolicyPath,
): Finding[] {
  const name = textOrNull(value);
  const [block, code] = KINDS[kind];
  const known = Object.keys(fields(document[block]));
  if (name === null || name === '' || known.includes(name)) return [];
  return [{ code, path, message: `There is no ${kind} "${name}".`, fix: suggest(name, known) }];
}

function checkRotation(document: Fields, { people, zone, from }: Fields, path: PolicyPath): Finding[] {
  return [
    ...list(people).flatMap((person, n) => unknown(document, 'person', person, [...path, 'people', n])),
    ...misread(zone, readZone, [...path, 'zone']),
    ...misread(from, (text) => readDate(text, FROM_FORM), [...path, 'from']),
  ];
}

export function misread(
  value: unknown,
  read: (text: string) => Reading<unknown>,
  path: PolicyPath,
): Finding[] {
  if (typeof value !== 'string' || value.trim() === '') return [];
  const reading = read(value.trim());
  return reading.ok ? [] : [{ code: reading.code, path, message: reading.message, fix: reading.fix }];
}

const kindOf = (document: Fields, channel: unknown): string | null =>
  textOrNull(fields(fields(document['notification_channels'])[textOrNull(channel) ?? ''])['kind']);

/** Slack reaches a person by their member ID, and a tracker no person at all. */
function unreachable(document: Fields, { channel, slack }: Fields, path: PolicyPath): Finding[] {
  if (kindOf(document, channel) === 'jira') {
    return [
      {
        code: 'tracker_of_a_person',
        path: [...path, 'channel'],
        message: `The channel "${textOrNull(channel)}" is a tracker, which reaches nobody in particular.`,
        fix: `Name another channel here, and ask the tracker by a target: { channel: ${textOrNull(channel)} }.`,
      },
    ];
  }
  if (kindOf(document, channel) !== 'slack' || (slack !== undefined && slack !== null)) return [];
  return [
    {
      code: 'slack_id_missing',
      path: [...path, 'channel'],
      message: `The channel "${textOrNull(channel)}" is Slack, and nothing says who they are there.`,
      fix: 'Add their member ID: slack: U012AB3CD.',
    },
  ];
}

function nobodyInCrm(document: Fields, path: PolicyPath): Finding[] {
  const people = Object.values(fields(document['people']));
  if (people.some((person) => textOrNull(fields(person)['crm']) !== null)) return [];
  return [
    {
      code: 'nobody_in_crm',
      path: [...path, 'crm_owner'],
      message: 'None of the people has a name in the CRM, so the owner would never be asked.',
      fix: 'Write whoever it may be with their id or e-mail address there: crm: noor@example.com. Or name the other target itself.',
    },
  ];
}

function checkTarget(document: Fields, target: unknown, path: PolicyPath): Finding[] {
  const { person, rotation, webhook, channel, team, crm_owner } = fields(target);
  const { otherwise } = fields(crm_owner);
  return [
    ...unknown(document, 'person', person, [...path, 'person']),
    ...unknown(document, 'rotation', rotation, [...path, 'rotation']),
    ...unknown(document, 'channel', webhook, [...path, 'webhook']),
    ...unknown(document, 'channel', channel, [...path, 'channel']),
    ...ofOtherKind(document, { key: 'webhook', name: webhook }, path),
    ...ofOtherKind(document, { key: 'channel', name: channel }, path),
    ...unknown(document, 'team', team, [...path, 'team']),
    ...(crm_owner === undefined ? [] : nobodyInCrm(document, path)),
    ...(otherwise === undefined ? [] : checkTarget(document, otherwise, [...path, 'crm_owner', 'otherwise'])),
  ];
}

/** `webhook` names a channel of that kind, and `channel` one of any other. */
function ofOtherKind(
  document: Fields,
  { key, name }: { readonly key: 'webhook' | 'channel'; readonly name: unknown },
  path: PolicyPath,
): Finding[] {
  const channel = textOrNull(name);
  const kind = kindOf(document, name);
  if (kind === null || (kind === 'webhook') === (key === 'webhook')) return [];
  const right = key === 'webhook' ? 'channel' : 'webhook';
  return [
    {
      code: 'channel_of_other_kind',
      path: [...path, key],
      message: `The channel "${channel}" is of kind ${kind}.`,
      fix: `Write { ${right}: ${channel} }.`,
    },
  ];
}

/** Said by a channel that there is not, a text would never be read. */
const textsOf = (document: Fields, said: unknown, path: PolicyPath): Finding[] =>
  Object.keys(fields(fields(said)['text_by_channel'])).flatMap((channel) =>
    unknown(document, 'channel', channel, [...path, 'text_by_channel', channel]),
  );

function checkLadder(
  document: Fields,
  calendars: CalendarsReading,
  ladder: unknown,
  path: PolicyPath,
): Finding[] {
  const { levels, if_unanswered: consequence } = fields(ladder);
  return [
    ...textsOf(document, ladder, path),
    ...list(levels).flatMap((level, n) => {
      const here = [...path, 'levels', n];
      const { targets, calendar } = fields(level);
      return [
        ...textsOf(document, level, here),
        ...list(targets).flatMap((target, m) => checkTarget(document, target, [...here, 'targets', m])),
        ...checkNamedCalendar(calendars, textOrNull(calendar), [...here, 'calendar'], {
          consequence: 'the level would wait for ever',
          instead: ALL_TIME_INSTEAD,
        }),
      ];
    }),
    ...checkConsequence(document, consequence, [...path, 'if_unanswered']),
  ];
}

/** Whoever it is left with must be there. */
function checkConsequence(document: Fields, target: unknown, path: PolicyPath): Finding[] {
  const otherwise = fields(fields(target)['crm_owner'])['otherwise'];
  if (otherwise !== undefined)
    return checkConsequence(document, otherwise, [...path, 'crm_owner', 'otherwise']);
  const rotation = textOrNull(fields(target)['rotation']);
  const people = fields(fields(document['rotations'])[rotation ?? ''])['people'];
  const isEmpty = rotation !== null && Array.isArray(people) && people.length === 0;
  return [
    ...checkTarget(document, target, path),
    ...(isEmpty
      ? [
          {
            code: 'nobody_to_tell' as const,
            path: [...path, 'rotation'],
            message: `Nobody is in the rotation "${rotation}", so nobody would hear of it.`,
            fix: `Name somebody else, or put people into ${rotation}.`,
          },
        ]
      : []),
  ];
}
