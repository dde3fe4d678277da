import type { Absence, LadderTarget, Person } from '../../../src/domain/escalation/ladder';
import { openLevel, parsePolicy, type CustomerOwnerFound } from '../../../src/policy';
import { LADDERS } from '../../harness/ladders';

const NOON = Date.parse('2026-12-24T12:00:00Z');

const person = (name: string, change: Partial<Person> = {}): Person => ({
  name,
  channel: 'pager',
  agentSid: null,
  language: null,
  ...change,
});

const absence = (change: Partial<Absence> = {}): Absence => ({
  zone: 'UTC',
  dates: [{ from: '2026-12-24', to: '2026-12-26' }],
  calendar: null,
  ...change,
});

const away = (name: string, cover?: Person) => person(name, { absence: absence(), ...(cover && { cover }) });

function asked(target: LadderTarget, at = NOON, owner?: CustomerOwnerFound, isEnd = false) {
  const level = { targets: [target], texts: { en: 'Help.' }, calendar: null };
  const opened = openLevel({ ...level, acknowledgeWithinMs: isEnd ? null : 60_000 }, at, owner);
  return { names: opened.targets.map(({ name }) => name), remarks: opened.remarks };
}

it('the dates of an absence are those of its zone, from the first midnight to the last', () => {
  const target = {
    kind: 'person',
    person: person('dana', { absence: absence({ zone: 'Europe/Berlin' }) }),
  } as const;
  const there = (at: string) => asked(target, Date.parse(at)).names.length > 0;
  expect(there('2026-12-23T22:59:59Z')).toBe(true);
  expect(there('2026-12-23T23:00:00Z')).toBe(false);
  expect(there('2026-12-26T22:59:59Z')).toBe(false);
  expect(there('2026-12-26T23:00:00Z')).toBe(true);
});

it('where midnight is skipped the date begins at the end of the gap, and a doubled hour belongs to its date twice', () => {
  // Santiago's clock skips from 00:00 to 01:00 on 6 September 2026, at 04:00 UTC; it shows 23:00 to 24:00 twice on 4 April.
  const on = (date: string, at: string) =>
    asked(
      {
        kind: 'person',
        person: person('dana', {
          absence: absence({ zone: 'America/Santiago', dates: [{ from: date, to: date }] }),
        }),
      },
      Date.parse(at),
    ).names.length === 0;
  expect(on('2026-09-06', '2026-09-06T03:59:59Z')).toBe(false);
  expect(on('2026-09-06', '2026-09-06T04:00:00Z')).toBe(true);
  expect(on('2026-04-04', '2026-04-05T02:30:00Z')).toBe(true);
  expect(on('2026-04-04', '2026-04-05T03:30:00Z')).toBe(true);
  expect(on('2026-04-04', '2026-04-05T04:00:00Z')).toBe(false);
});

it('who is absent is left to their cover, and theirs; with nobody left nobody is asked', () => {
  const chain = away('dana', away('eli', person('frank')));
  expect(asked({ kind: 'person', person: chain })).toEqual({
    names: ['frank'],
    remarks: ['dana is absent: eli covers.', 'eli is absent: frank covers.'],
  });
  expect(asked({ kind: 'person', person: away('dana', away('eli')) })).toEqual({
    names: [],
    remarks: ['dana is absent: eli covers.', 'eli is absent, and nobody covers.'],
  });
});

it('at the end of the ladder somebody is told, absent or not', () => {
  expect(asked({ kind: 'person', person: away('dana') }, NOON, undefined, true).names).toEqual(['dana']);
  const team = { name: 'ops', people: [away('dana'), away('eli')] };
  expect(asked({ kind: 'team', team }, NOON, undefined, true).names).toEqual(['dana', 'eli']);
});

it('a team is asked together, those absent by their covers', () => {
  const team = { name: 'ops', people: [person('dana'), away('eli', person('frank')), away('gil')] };
  expect(asked({ kind: 'team', team })).toEqual({
    names: ['dana', 'frank'],
    remarks: ['eli is absent: frank covers.', 'gil is absent, and nobody covers.'],
  });
});

it('where neither who is on call nor a cover is there, the next one of the rotation is asked', () => {
  const people = [person('dana'), away('eli'), away('frank', person('hal'))];
  // Each one's turn is a day long: it is eli's.
  const rotation = { name: 'ops', people, zone: 'UTC', from: '2026-12-23', atMinute: 0, everyDays: 1 };
  expect(asked({ kind: 'rotation', rotation })).toEqual({
    names: ['hal'],
    remarks: ['eli is absent, and nobody covers.', 'frank is absent: hal covers.'],
  });
});

it('at the end of the ladder a rotation tells whose turn it is, and before the first turn the first one’s cover', () => {
  const people = [away('dana'), away('eli'), away('frank')];
  const rotation = { name: 'ops', people, zone: 'UTC', from: '2026-12-23', atMinute: 0, everyDays: 1 };
  expect(asked({ kind: 'rotation', rotation }, NOON, undefined, true).names).toEqual(['eli']);
  const later = { ...rotation, people: [away('dana', person('hal')), ...people], from: '2027-12-23' };
  expect(asked({ kind: 'rotation', rotation: later }, NOON, undefined, true).names).toEqual(['hal']);
});

it('who has two turns is followed by whoever comes after the one that it is', () => {
  const people = [away('dana'), person('eli'), away('dana'), person('frank')];
  const rotation = { name: 'ops', people, zone: 'UTC', from: '2026-12-22', atMinute: 0, everyDays: 1 };
  expect(asked({ kind: 'rotation', rotation }).names).toEqual(['frank']);
});

describe('the owner in the CRM', () => {
  const people = [
    person('noor', { crm: 'Noor@example.com' }),
    person('paul', { crm: 'usr-9', absence: absence(), cover: person('quin') }),
    person('rosa', { crm: 'usr-3', absence: absence() }),
  ];
  const target = {
    kind: 'crm_owner',
    people,
    otherwise: { kind: 'person', person: person('team-lead') },
  } as const;
  const found = (id: string, email: string | null = null) => ({ owner: { id, email } });

  it.each([
    ['by e-mail, however it is written', found('usr-1', 'noor@EXAMPLE.com'), ['noor'], []],
    ['by id; absent, so their cover', found('usr-9'), ['quin'], ['paul is absent: quin covers.']],
    ['absent without a cover', found('usr-3'), ['team-lead'], ['rosa is absent, and nobody covers.']],
    [
      'somebody the policy does not know',
      found('usr-8'),
      ['team-lead'],
      [expect.stringMatching(/does not know/)],
    ],
    ['nobody', { owner: null, why: 'Nobody has it.' }, ['team-lead'], ['Nobody has it.']],
  ] as const)('%s', (_, owner, names, remarks) => {
    expect(asked(target, NOON, owner)).toEqual({ names, remarks });
  });

  it('an owner without an e-mail address is nobody whose address is not known either', () => {
    const nameless = { ...target, people: [person('noor')] };
    expect(asked(nameless, NOON, found('', null)).names).toEqual(['team-lead']);
  });
});

it('the ladder of a policy keeps all that it takes: covers, absences, teams, and how the CRM calls them', () => {
  const parsed = parsePolicy(LADDERS, { version: 'test@1' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const ladder = parsed.policy.ladders.get('account-management');
  const [first, second] = JSON.parse(JSON.stringify(ladder?.levels)) as { targets: LadderTarget[] }[];
  expect(first?.targets).toMatchObject([
    {
      kind: 'crm_owner',
      people: [
        { name: 'noor', crm: 'Noor@throughline.example' },
        { name: 'paul', absence: { zone: 'UTC' } },
      ],
      otherwise: {
        kind: 'team',
        team: { people: [{ name: 'frank' }, { name: 'gil', cover: { name: 'eli' } }] },
      },
    },
  ]);
  expect(second?.targets).toMatchObject([
    { person: { absence: { zone: 'Europe/Berlin', dates: [{ from: '2000-01-01', to: '2199-12-31' }] } } },
  ]);
});

it('who is reached by a channel reads what is written for it, in their language; the others what is for all', () => {
  const text = LADDERS.replace(
    '    levels:\n      - { targets: [{ rotation: just-dana }], acknowledge_within: 5m }',
    `    text_by_channel:
      pager: { en: Pager., de: Piepser. }
      incidents: { en: For everybody. }
    levels:
      - { targets: [{ rotation: just-dana }], acknowledge_within: 5m, text_by_channel: { incidents: { en: Incident. } } }`,
  ).replace(
    '{ targets: [{ person: frank }], acknowledge_within: 15m }',
    '{ targets: [{ person: frank }], acknowledge_within: 15m, text: { en: The last. } }',
  );
  const parsing = parsePolicy(text, { version: 'test@1' });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  const { levels } = parsing.policy.ladders.get('engineering')!;
  const read = levels.map((level) =>
    openLevel({ ...level, acknowledgeWithinMs: 60_000 }, NOON).targets.map(({ name, text: reads }) => [
      name,
      reads,
    ]),
  );
  expect(read).toEqual([
    [['dana', 'Piepser.']],
    [
      ['eli', 'A customer needs an engineer.'],
      ['incidents', 'For everybody.'],
    ],
    // A level's own text is not overruled by what the ladder says to a channel.
    [['frank', 'The last.']],
  ]);
});
