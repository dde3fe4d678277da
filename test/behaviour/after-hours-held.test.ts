import { useFloor } from '../harness/floor';
import { DESK, HELD_AT_NIGHT } from '../harness/hours';
import { forwardTo, shownInBerlin } from '../harness/local-time';

const floor = useFloor(HELD_AT_NIGHT);

const FROM_THURSDAY = /^We answer you from Thursday, .* on\.$/;

/** A chat that came in on Wednesday evening, when nobody is there any more. */
async function chatAtNight() {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Wed 20:00');
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'held' });
  await chat.customerIsTold(FROM_THURSDAY);
  return { ana, chat };
}

test('who writes at night is told when somebody is there, and asked for at the opening, in their place', async () => {
  const { ana, chat } = await chatAtNight();
  const { held, timeline } = await chat.shows({ phase: 'held', legs: [{ taskSid: null }] });
  expect(shownInBerlin(Date.parse(held!.until))).toBe('Thu 09:00');
  await ana.expectsNoOffer();
  await forwardTo(floor(), 'Thu 08:59');
  await ana.expectsNoOffer();
  await floor().forward('61 seconds');
  const offer = await ana.expectsOffer();
  const { virtualStartTime } = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  const startedAt = Date.parse(timeline[0]!.at);
  expect(Math.abs(virtualStartTime.getTime() - startedAt)).toBeLessThan(2_000);
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the clocks of the route begin at the opening', async () => {
  const { ana, chat } = await chatAtNight();
  await ana.becomes('offline');
  await forwardTo(floor(), 'Thu 09:09');
  await chat.shows({ phase: 'waiting' });
  await floor().forward('62 seconds');
  await chat.customerIsTold('Nobody could answer you in time. We will write to you.');
  await chat.closesAs('unserved', 'route_ended');
});

test('a customer who leaves at night is asked for by nobody in the morning', async () => {
  const { ana, chat } = await chatAtNight();
  await floor().forward('2 hours');
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  await forwardTo(floor(), 'Thu 09:01');
  await ana.expectsNoOffer();
});

test('a holiday that is added at night changes nothing of what was promised', async () => {
  const { ana, chat } = await chatAtNight();
  await floor().publish(HELD_AT_NIGHT.replace('monday-friday: 09:00-17:00', 'monday: 09:00-17:00'));
  await forwardTo(floor(), 'Thu 09:00');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('no worker is there at the opening: it goes on when one is', async () => {
  const { ana, chat } = await chatAtNight();
  await floor().stopWorker();
  await floor().forwardUnattended('14 hours');
  await floor().startWorker();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a conversation stays open over night, and an agent is brought into it in the morning', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Wed 20:00');
  const conversation = await floor().customer('acct-42').writesBy('whatsapp');
  const interaction = await conversation.isBrought();
  await interaction.shows({ phase: 'held' });
  const { state, said } = await conversation.state();
  expect(state).toBe('active');
  expect(said).toContainEqual(expect.stringMatching(FROM_THURSDAY));
  await forwardTo(floor(), 'Thu 09:00');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await interaction.shows({ phase: 'active' });
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('a supervisor who is there earlier lets it go on', async () => {
  const { ana, chat } = await chatAtNight();
  expect((await chat.supervise('move', { to: { queue: 'desk' }, reason: 'x' })).body).toMatchObject({
    code: 'interaction_held',
  });
  expect((await chat.supervise('requeue', { reason: 'We are here.' })).status).toBe(200);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
