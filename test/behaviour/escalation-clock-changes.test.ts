import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
import { forwardToChange, shownInBerlin } from '../harness/local-time';

/** Two ladders whose first level is asked at night only: for half an hour, and for an hour and a half. */
/** A ladder whose first level has so long, in the hours of the night. */
const byNight = (name: string, within: string) => `  ${name}:
    text: { en: By night. }
    levels:
      - { targets: [{ person: dana }], acknowledge_within: ${within}, calendar: nights }
      - { targets: [{ person: eli }], acknowledge_within: 5m }
    resolve_within: 8h
    if_unanswered: { person: the-boss }
`;

const floor = useFloor(
  LADDERS.replace(
    'people:\n',
    `  nights: { zone: Europe/Berlin, weekly: { monday-sunday: 00:00-08:00 } }
people:
`,
  ).replace(
    '  in-office-hours:\n',
    `${byNight('half-an-hour', '30m')}${byNight('an-hour-and-a-half', '90m')}  in-office-hours:
`,
  ),
);

const MINUTE = 60_000;

/** Somebody is asked a quarter to two, in a night whose clock is changed; until when, by the clock and in minutes. */
async function askedInTheNight(change: 'forward' | 'back', ladder: string) {
  await forwardToChange(floor(), change, change === 'forward' ? '15 minutes' : '75 minutes');
  const { ana, chat, ends } = await activeChat(floor());
  expect(shownInBerlin(floor().clock.now())).toMatch(/^Sun 01:4[56]$/);
  const id = await chat.escalates(ana.sid, ladder);
  const { data } = await floor().receiver.pages('dana', { level: 1 });
  const { escalations } = await chat.shows({
    escalations: [{ deadlines: [{ what: 'acknowledge_by', dueAt: data.acknowledgeBy }] }],
  });
  const until = Date.parse(data.acknowledgeBy ?? '');
  const since = Date.parse(escalations[0]?.owner.since ?? '');

  const left = () => Math.ceil((until - floor().clock.now()) / 1_000);
  await floor().forward(`${left() - 30} seconds`);
  expect(floor().receiver.taken).toHaveLength(1);
  await floor().forward('31 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await chat.hasCaseNote(`Escalation: resolved (${ladder})`);
  await ends();
  return { minutes: Math.round((until - since) / MINUTE), shown: shownInBerlin(until) };
}

test.each([
  // Quarter past two is not there that night.
  ['forward', 'half-an-hour', 30, /^Sun 03:1[5-6]$/],
  // Quarter past two is there twice that night: for the first time, and again.
  ['back', 'half-an-hour', 30, /^Sun 02:1[5-6]$/],
  ['back', 'an-hour-and-a-half', 90, /^Sun 02:1[5-6]$/],
] as const)('the clock is put %s: %s is %i minutes all the same', async (change, ladder, minutes, shown) => {
  const until = await askedInTheNight(change, ladder);
  expect(until).toEqual({ minutes, shown: expect.stringMatching(shown) as string });
});
