import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

/** Whose it is when nobody has acknowledged: they are told, and the case says so. */
async function goesToTheBoss(round = 1): Promise<void> {
  const page = await floor().receiver.pages('the-boss', { level: null, round });
  expect(page).toMatchObject({ channel: 'texts', type: 'escalation.unanswered' });
  expect(page.data.acknowledgeBy).toBeNull();
}

test('nobody acknowledges: it is left with whom the ladder names, and both are told', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const { receiver } = floor();
  await chat.escalates(ana.sid, 'engineering', { level: 2 });
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });
  await floor().forward('601 seconds');
  await receiver.pages('frank', { level: 3 });
  await floor().forward('901 seconds');
  await goesToTheBoss();
  await chat.hasCaseNote('Escalation: unanswered (engineering)');
  await chat.shows({
    escalations: [
      {
        status: 'unanswered',
        level: null,
        owner: { name: 'the-boss', because: 'unanswered' },
        deadlines: [],
      },
    ],
  });
  await ends();
});

test('levels with nobody in them are passed over at once, down to the last', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'empty');
  await goesToTheBoss();
  await chat.hasCaseNote('Escalation: unanswered (empty)');
  const { escalations } = await chat.shows({ escalations: [{ status: 'unanswered' }] });
  expect(escalations[0]?.timeline.map(({ what }) => what)).toEqual([
    'escalation.started',
    'level.skipped',
    'level.skipped',
    'escalation.unanswered',
    'page.sent',
  ]);
  expect(await answers(floor(), id, 'acknowledge', { as: 'the-boss' })).toMatchObject({
    status: 409,
    body: { code: 'escalation_over' },
  });
  await ends();
});

test('a ladder that is repeated is climbed again before it ends; all must acknowledge, and one does not', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const { receiver } = floor();
  const id = await chat.escalates(ana.sid, 'twice-together');
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('eli', { level: 1 });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await chat.shows({ escalations: [{ status: 'open', owner: { name: 'eli', because: 'acknowledged' } }] });
  await floor().forward('301 seconds');
  await receiver.pages('dana', { level: 1, round: 2 });
  await receiver.pages('eli', { level: 1, round: 2 });
  await floor().forward('301 seconds');
  await goesToTheBoss(2);
  await chat.hasCaseNote('Escalation: unanswered (twice-together)');
  await ends();
});

test('both of two who must acknowledge have it together; who does not resolve it in time loses it', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const { receiver } = floor();
  const id = await chat.escalates(ana.sid, 'twice-together');
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('eli', { level: 1 });
  await answers(floor(), id, 'acknowledge', { as: 'dana' });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await chat.shows({ escalations: [{ status: 'acknowledged', deadlines: [{ what: 'resolve_by' }] }] });
  await floor().forward('121 minutes');
  await receiver.pages('dana', { level: 1, round: 2 });
  await receiver.pages('eli', { level: 1, round: 2 });
  await chat.shows({ escalations: [{ status: 'open', round: 2 }] });
  await answers(floor(), id, 'resolve', { role: 'ops' });
  await chat.hasCaseNote('Escalation: resolved (twice-together)');
  await ends();
});
