import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const drop = (eventType: string) => floor().emulator.addFault({ on: 'event', eventType, action: 'drop' });

test('a completion whose event was lost is found by re-reading within 15 minutes', async () => {
  drop('task.completed');
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.shows({ phase: 'active' });
  await floor().forward('15 minutes');
  await chat.closesAs('resolved', 'completed');
});

test('a completion so long ago that the task is gone is found in the event log', async () => {
  drop('task.completed');
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await floor().forward('5 minutes');
  await offer.completes();
  await floor().forward('10 minutes');
  const { timeline } = await chat.closesAs('resolved', 'completed');
  expect(timeline.find(({ what }) => what === 'leg.ended')?.details).toMatchObject({ how: 'completed' });
});

test('an acceptance whose event was lost is found when the step is over, and wins', async () => {
  drop('reservation.accepted');
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'waiting' });
  await floor().forward('61 seconds');
  await chat.shows({ phase: 'active', legs: [{ step: 1, agent: { name: 'ana' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('every event told twice changes nothing', async () => {
  for (const eventType of ['task.created', 'reservation.accepted', 'reservation.wrapup', 'task.completed']) {
    floor().emulator.addFault({ on: 'event', eventType, action: 'duplicate', every: true });
  }
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.wrapsUp();
  await offer.completes();
  const { timeline } = await chat.closesAs('resolved', 'completed');
  const told = timeline.map(({ what }) => what);
  expect(new Set(told).size).toBe(told.length);
});
