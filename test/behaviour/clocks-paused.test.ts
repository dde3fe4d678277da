import { activeChat } from '../harness/active-chat';
import { CLOCKS } from '../harness/clocks';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { answers } from '../harness/ladders';

const floor = useFloor(CLOCKS);

const MINUTE = 60_000;

const resolution = async (chat: Interaction) => {
  const { clocks } = await chat.live();
  return clocks?.find(({ clock }) => clock === 'resolution');
};

test('it stands while it is parked, and goes on with what was left when the customer replies', async () => {
  const { ana, chat } = await activeChat(floor());
  await floor().forward('10 minutes');
  await chat.byAgent(ana.sid, 'park', {});
  const parked = await resolution(chat);
  expect(parked).toMatchObject({ status: 'paused', pausedBecause: 'customer', dueAt: null });
  expect(parked?.leftMs).toBeLessThanOrEqual(20 * MINUTE);
  expect(parked?.leftMs).toBeGreaterThan(19 * MINUTE);

  await floor().forward('26 hours');
  expect(await resolution(chat)).toMatchObject({ status: 'paused', leftMs: parked?.leftMs });
  await chat.isTold('customer');
  const again = await ana.expectsOffer();
  await again.accepts();
  const running = await resolution(chat);
  expect(running).toMatchObject({ status: 'running', breachedAt: null });
  await floor().forward('16 minutes');
  await floor().receiver.hearsOfClock('resolution', 'warned');
  const { timeline } = await chat.live();
  expect(timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['clock.paused', 'clock.resumed', 'clock.warned']),
  );
  await again.completes();
  await chat.closesAs('resolved', 'completed');
  expect(await resolution(chat)).toMatchObject({ status: 'met', breachedAt: null });
});

test('it stands while engineering has it', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  await floor().forward('10 minutes');
  const id = await chat.escalates(ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await answers(floor(), id, 'acknowledge', { as: 'dana' });
  await floor().forward('2 hours');
  const standing = await resolution(chat);
  expect(standing).toMatchObject({ status: 'paused', pausedBecause: 'engineering' });
  await answers(floor(), id, 'resolve', { as: 'dana' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  expect(await resolution(chat)).toMatchObject({ status: 'running', breachedAt: null });
  await ends();
});
