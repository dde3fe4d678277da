import { useFloor } from '../harness/floor';
import { DESK, NIGHTS, withHours } from '../harness/hours';
import { forwardTo } from '../harness/local-time';
import { SUPPORT } from '../harness/policies';

const AFTER_HOURS = `
    after_hours:
      queues: [night-shift]
      accept_within: 2m
      message: { en: Closed. }`;

const floor = useFloor(
  withHours(
    `  steps:
    - { queue: desk, accept_within: 10m }
    - { queue: night-shift, accept_within: 5m }
    - { queue: everybody, accept_within: 3m }`,
    AFTER_HOURS.slice(1),
  ),
);

test('a step whose queue is closed is not waited in: the next one that is open is asked at once', async () => {
  await floor().agent('ana', DESK);
  const ben = await floor().agent('ben', SUPPORT);
  await forwardTo(floor(), 'Wed 20:00');
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'night-shift' }] });
  await ben.expectsNoOffer();
  await floor().forward('301 seconds');
  const offer = await ben.expectsOffer();
  await chat.shows({ legs: [{ queue: 'everybody', step: 2 }] });
  await offer.accepts();
  await offer.completes();
  const { decision } = await chat.closesAs('resolved', 'completed');
  expect(decision).toMatchObject({ closedSteps: [{ queue: 'desk' }] });
});

test('a caller follows the sun: those who are up are asked, within their own time', async () => {
  const nora = await floor().agent('nora', NIGHTS);
  await forwardTo(floor(), 'Wed 20:00');
  const call = await floor().customer('acct-42').calls();
  const offer = await nora.expectsOffer();
  await call.interaction.shows({ phase: 'waiting', legs: [{ queue: 'night-shift' }] });
  await offer.accepts();
  await call.interaction.shows({ phase: 'active' });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('nobody there takes the caller: they hear the route’s ending', async () => {
  await forwardTo(floor(), 'Wed 20:00');
  const call = await floor().customer('acct-42').calls();
  await floor().forward('121 seconds');
  await call.interaction.closesAs('unserved', 'route_ended');
});
