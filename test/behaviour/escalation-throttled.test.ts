import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { RecordsUnavailableError, type MessageTurns } from '../../src/records/port';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, escalationPath, LADDERS } from '../harness/ladders';
import { createMemoryRecords } from '../harness/memory-records';
import { eventually } from '../harness/temporal';

/*
 * A person is sent no more messages than the policy says, whichever ladders ask them; what is too much is put off, and no
 * ladder waits for it.
 */

const aLadder = (name: string): string => `  ${name}:
    text: { en: Trouble. }
    levels:
      - { targets: [{ person: dana }, { webhook: incidents }], acknowledge_within: 5m }
      - { targets: [{ person: eli }], acknowledge_within: 20m }
    resolve_within: 8h
    if_unanswered: { person: the-boss }
`;

const SURGE = LADDERS.replace('people:\n', 'message_limit: { most: 2, within: 8m }\npeople:\n').replace(
  '  empty:\n',
  `${['one', 'two', 'three', 'four'].map(aLadder).join('')}  empty:\n`,
);

/** Whether the records tell whose turn it is. */
let knowTurns = true;
const floor = useFloor(SURGE, [], () => {
  knowTurns = true;
  const { turns, ...records } = createMemoryRecords();
  const take: MessageTurns['take'] = (...asked) =>
    knowTurns ? turns.take(...asked) : Promise.reject(new RecordsUnavailableError());
  return { ...records, turns: { ...turns, take } };
});

/** One chat, for which ladder after ladder is begun; all of them ask dana first. */
async function trouble() {
  const { ana, chat, ends } = await activeChat(floor());
  const begun = new Map<string, string>();
  return {
    begins: async (...ladders: readonly string[]): Promise<readonly string[]> => {
      for (const ladder of ladders) {
        begun.set(ladder, await chat.escalates(ana.sid, ladder));
        await floor().receiver.pages('incidents', { level: 1 });
      }
      return ladders.map((ladder) => begun.get(ladder)!);
    },
    over: async () => {
      for (const [ladder, id] of begun) {
        await answers(floor(), id, 'resolve', { role: 'supervisor' });
        await chat.hasCaseNote(`Escalation: resolved (${ladder})`);
      }
      await ends();
    },
  };
}

const sentTo = (name: string) => floor().receiver.taken.filter(({ data }) => data.target.name === name);

async function stateOf(id: string | undefined): Promise<EscalationView> {
  const { body } = await floor().call('supervisor', 'GET', escalationPath(id ?? ''));
  return body as EscalationView;
}

const shows = (id: string | undefined, what: string, details: object) =>
  eventually(`${id}: ${what}`, async () => {
    const moments = (await stateOf(id)).timeline.filter((moment) => moment.what === what);
    return moments.some((moment) =>
      Object.entries(details).every(([key, value]) => moment.details[key] === value),
    );
  });

test('of a surge a person is sent as many as may be; the others come when there is room, and no ladder waits', async () => {
  const { receiver } = floor();
  const { begins, over } = await trouble();
  const [, , third, fourth] = await begins('one', 'two', 'three', 'four');
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('dana', { level: 1 });
  await shows(third, 'page.throttled', { channel: 'pager' });
  await shows(fourth, 'page.throttled', { channel: 'pager' });
  const { timeline, deadlines, owner } = await stateOf(fourth);
  const until = timeline.find(({ what }) => what === 'page.throttled')?.details['until'];
  expect(deadlines).toContainEqual({ what: 'send_again', dueAt: until });
  expect(owner).toMatchObject({ name: 'dana', because: 'asked' });
  // Another worker than the one that sent the first two.
  await floor().stopWorker();
  await floor().startWorker();
  await floor().forward('301 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('eli', { level: 2 });
  expect((await stateOf(fourth)).level).toBe(2);
  expect(sentTo('dana')).toHaveLength(2);
  await floor().forward('4 minutes');
  const late = await receiver.pages('dana', { level: 1 });
  await receiver.pages('dana', { level: 1 });
  expect(late.data.alsoWaiting ?? 0).toBeLessThanOrEqual(1);
  await shows(third, 'page.sent', { channel: 'pager' });
  await shows(fourth, 'page.sent', { channel: 'pager' });
  await floor().forward('4 minutes');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('eli', { level: 2 });
  await over();
});

test('what was put off and need not be said any more is not', async () => {
  const { receiver } = floor();
  const { begins, over } = await trouble();
  const ids = await begins('one', 'two', 'three');
  const third = ids[2];
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('dana', { level: 1 });
  await shows(third, 'page.throttled', {});
  for (const id of ids) {
    expect(await answers(floor(), id, 'acknowledge', { as: 'dana' })).toMatchObject({ status: 200 });
  }
  await floor().forward('20 minutes');
  expect(sentTo('dana')).toHaveLength(2);
  await over();
});

test('a message that did not come does not count', async () => {
  const { receiver } = floor();
  receiver.answers('pager', 410);
  const { begins, over } = await trouble();
  for (const id of await begins('one', 'two')) await shows(id, 'page.failed', { channel: 'pager' });
  receiver.answers('pager', 204);
  await begins('three', 'four');
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('dana', { level: 1 });
  await over();
});

test('while the records are away nobody is left unasked: it is sent, and said that it was not counted', async () => {
  const { receiver } = floor();
  knowTurns = false;
  const { begins, over } = await trouble();
  for (const id of await begins('one', 'two', 'three')) {
    await receiver.pages('dana', { level: 1 });
    await shows(id, 'page.sent', { channel: 'pager', uncounted: true });
  }
  await over();
});
