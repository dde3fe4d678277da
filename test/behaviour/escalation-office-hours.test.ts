import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
import { forwardTo, shownInBerlin } from '../harness/local-time';

const floor = useFloor(LADDERS);

test('two hours that begin on Friday at four end on Monday at ten', async () => {
  await forwardTo(floor(), 'Fri 16:00');
  const { ana, chat, offer } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'in-office-hours');
  const { data } = await floor().receiver.pages('dana', { level: 1 });
  const until = Date.parse(data.acknowledgeBy ?? '');
  // An hour is left on Friday, and one of Monday is taken; a minute may have passed since four.
  expect(shownInBerlin(until)).toMatch(/^Mon 10:0[0-2]$/);
  await offer.completes();
  await chat.closesAs('escalated', 'completed');
  const left = () => Math.ceil((until - floor().clock.now()) / 1_000);
  await floor().forward(`${left() - 60} seconds`);
  expect(floor().receiver.taken).toHaveLength(1);
  await floor().forward('61 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await chat.hasCaseNote('Escalation: resolved (in-office-hours)');
});
