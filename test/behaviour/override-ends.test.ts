import { useFloor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';

/* An override ends by itself, and by whom it concerned is back in their own route. */

const LONG = TRANSFERS.replaceAll('accept_within: 60s', 'accept_within: 1h');
const floor = useFloor(LONG);
const overrides = () => new Overrides(floor());

/** Billing is there, and answers nobody. */
const busyBilling = async () => {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  return ben;
};

test('at its time who still waits there is led back, with their place, and is served', async () => {
  const ben = await busyBilling();
  const early = await floor().customer('acct-42').opensChat();
  const before = await early.live();
  // Places are told apart to the second.
  await floor().forward('2 seconds');
  const override = await overrides().begins(overrideFor(floor(), '3 minutes'));
  const late = await floor().customer('acct-43').opensChat({ customer_segment: 'enterprise' });
  for (const chat of [early, late]) await chat.shows({ diverted: { overrideId: override.id } });
  await floor().forward('4 minutes');
  for (const chat of [early, late]) {
    const { diverted, timeline } = await chat.shows({ phase: 'waiting', legs: [{ queue: 'senior' }] });
    expect(diverted).toBeUndefined();
    expect(timeline.find(({ what }) => what === 'override.returned')).toMatchObject({
      by: { kind: 'throughline' },
      details: { overrideId: override.id, from: 'billing', to: 'senior' },
    });
  }
  expect((await early.live()).legs[0]!.taskSid).toBe(before.legs[0]!.taskSid);
  await override.shows({ status: 'over', moved: 1, returned: 2, ending: { because: 'expired' } });
  await ben.capacity('chat', 1);
  await ben.expectsNoOffer();
  const ana = await floor().agent('ana', SENIOR);
  for (const chat of [early, late]) {
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
  }
});

test('who comes after its end goes where they always went', async () => {
  await busyBilling();
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await override.ends();
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'senior' }] });
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('whom a supervisor has moved since stays where they were moved to', async () => {
  await busyBilling();
  const cy = await floor().agent('cy', { routing: { skills: ['support'], levels: {} } });
  await cy.capacity('chat', 0);
  const chat = await floor().customer('acct-42').opensChat();
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await chat.shows({ legs: [{ queue: 'billing' }] });
  await chat.supervise('move', { to: { queue: 'everybody' }, reason: 'They know the case.' });
  await chat.shows({ legs: [{ queue: 'everybody' }] });
  await override.ends();
  await chat.shows({ legs: [{ queue: 'everybody' }] });
  await override.shows({ returned: 0 });
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('ended before its time, twice: the second changes nothing', async () => {
  await busyBilling();
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  expect(await override.ends()).toMatchObject({ status: 200, body: { status: 'returning' } });
  expect(await override.ends('Once more.')).toMatchObject({ status: 200 });
  await floor().forward('1 minute');
  await override.shows({
    status: 'over',
    ending: { because: 'ended', by: { kind: 'supervisor' }, reason: 'The VPN is back.' },
  });
  expect(await override.ends()).toMatchObject({ status: 409, body: { code: 'override_over' } });
});
