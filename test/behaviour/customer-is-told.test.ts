import { CLOCKS, LATE, NEXT, SOON } from '../harness/clocks';
import { useFloor } from '../harness/floor';
import { forwardTo } from '../harness/local-time';
import { SENIOR, SUPPORT } from '../harness/policies';

const floor = useFloor(CLOCKS.replace('      escalate: engineering\n      notify: incidents\n', ''));

const textsOf = (externalId: string | null) =>
  floor()
    .backend.messages()
    .filter((message) => message.externalId === externalId)
    .map(({ text }) => text);

test('as time passes, each text once, in the order of the instants', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('170 seconds');
  for (const text of [SOON, NEXT, LATE]) await chat.customerIsTold(text);
  expect(textsOf(chat.externalId)).toEqual([SOON, NEXT, LATE]);
  const { timeline } = await chat.live();
  expect(
    timeline.filter(({ what }) => what === 'customer.told').map(({ details }) => details['what']),
  ).toEqual(['waiting-1', 'clock-first_response-1-warning', 'clock-first_response-1-breach']);
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('in their own language', async () => {
  const chat = await floor().customer('acct-77').opensChat();
  await floor().forward('121 seconds');
  await chat.customerIsTold(SOON);
  await chat.customerIsTold('Sie sind gleich an der Reihe.');
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('nobody knows whether it came: it is not said again', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  floor().backend.fail({ mode: 'down' });
  await floor().forward('60 seconds');
  await chat.shows({
    timeline: expect.arrayContaining([expect.objectContaining({ what: 'customer.not_told' })]) as [],
  });
  floor().backend.fail({ mode: 'ok' });
  await floor().forward('30 seconds');
  expect(textsOf(chat.externalId)).toEqual([]);
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('not after the end, nor once an agent is there', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const served = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const gone = await floor().customer('acct-108').opensChat();
  await floor().forward('44 seconds');
  await gone.customerLeaves();
  await gone.closesAs('abandoned', 'customer_left');
  await floor().forward('3 minutes');
  expect([textsOf(served.externalId), textsOf(gone.externalId)]).toEqual([[], []]);
  await offer.completes();
  await served.closesAs('resolved', 'completed');
});

test('who leaves at the very instant hears either all of it before the end, or nothing', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('44 seconds');
  await Promise.all([
    floor().forward('2 seconds'),
    chat.command('backend', 'cancel', { by: 'customer', reason: 'left' }),
  ]);
  const { timeline } = await chat.closesAs('abandoned', 'customer_left');
  const [told, closed] = ['customer.told', 'interaction.closed'].map((what) =>
    timeline.findIndex((entry) => entry.what === what),
  );
  if (textsOf(chat.externalId).length > 0) await chat.customerIsTold(SOON);
  expect(told === -1 ? [] : [SOON]).toEqual(textsOf(chat.externalId));
  expect(told).toBeLessThan(closed ?? -1);
});

test('what falls into the night waits for the morning, or is not said when somebody was there first', async () => {
  await forwardTo(floor(), 'Wed 23:00');
  const conversation = await floor().customer('acct-42').writesBy('whatsapp');
  const interaction = await conversation.isBrought();
  await interaction.shows({ phase: 'waiting' });
  await floor().forward('100 seconds');
  const { timeline } = await interaction.live();
  expect(timeline.map(({ what }) => what)).not.toContain('customer.told');
  const { deadlines } = await interaction.live();
  const told = deadlines.filter(({ what }) => what === 'tell_customer');
  expect(told.map(({ dueAt }) => new Date(dueAt).toISOString().slice(14))).toEqual(['00:00.000Z']);
  const ana = await floor().agent('ana', SUPPORT);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await conversation.hears(ana, 'Good evening.');
  expect((await interaction.live()).deadlines.map(({ what }) => what)).not.toContain('tell_customer');
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});
