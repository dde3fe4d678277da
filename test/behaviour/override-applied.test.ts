import { useFloor } from '../harness/floor';
import { overrideFor, Overrides, SURGE } from '../harness/overrides';
import { BILLING, SENIOR, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);
const overrides = () => new Overrides(floor());

test('who waits is led to the other queue on the task they have, and is served there', async () => {
  const ben = await floor().agent('ben', BILLING);
  const chat = await floor().customer('acct-42').opensChat();
  const before = await chat.shows({ phase: 'waiting', legs: [{ queue: 'senior' }] });
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  const offer = await ben.expectsOffer();
  const { legs, timeline } = await chat.shows({
    phase: 'waiting',
    legs: [{ queue: 'billing', step: 1 }],
    diverted: { overrideId: override.id, from: 'senior', to: 'billing' },
  });
  expect(legs[0]!.taskSid).toBe(before.legs[0]!.taskSid);
  expect(timeline.find(({ what }) => what === 'override.diverted')).toMatchObject({
    by: { kind: 'supervisor', id: 'supervisor' },
    details: { overrideId: override.id, from: 'senior', to: 'billing', reason: SURGE },
  });
  await offer.accepts();
  await chat.shows({ phase: 'active', legs: [{ queue: 'billing', agent: { name: 'ben' } }] });
  await override.shows({ status: 'holding', moved: 1, leftAlone: [] });
  await override.ends();
  await chat.shows({ phase: 'active', legs: [{ queue: 'billing', agent: { name: 'ben' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('who comes while it holds begins there, callers too; their own route follows after its time', async () => {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  const chat = await floor().customer('acct-42').opensChat();
  const { timeline, decision } = await chat.shows({
    phase: 'waiting',
    legs: [{ queue: 'billing', step: 1 }],
    diverted: { overrideId: override.id, from: 'senior', to: 'billing' },
  });
  expect(timeline.map(({ what }) => what)).toContain('override.diverted');
  // Why it would go where it would go without stands there as ever.
  expect(decision).toMatchObject({
    route: 'enterprise',
    steps: [{ queue: 'senior' }, { queue: 'everybody' }],
  });
  const call = await floor().customer('acct-43').calls();
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await call.interaction.shows({ phase: 'active', legs: [{ queue: 'billing', agent: { name: 'ben' } }] });
  await floor().forward('61 seconds');
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'everybody' }] });
  expect((await chat.live()).diverted).toBeUndefined();
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
  await override.ends();
  const cy = await floor().agent('cy', SUPPORT);
  const late = await cy.expectsOffer();
  await late.accepts();
  await late.completes();
  await chat.closesAs('resolved', 'completed');
});

test('who overflows into the queue is led on by the next look', async () => {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const override = await overrides().begins(
    overrideFor(floor(), '10 minutes', { from: { queue: 'everybody' } }),
  );
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ legs: [{ queue: 'senior', step: 1 }] });
  await floor().forward('95 seconds');
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'billing' }] });
  await ben.capacity('chat', 1);
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  await override.ends();
});

test('of a route: who waits anywhere on it waits at the target for the rest of its time', async () => {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('30 seconds');
  const other = await floor().customer('acct-43').opensChat({ customer_segment: 'business' });
  await overrides().begins(overrideFor(floor(), '10 minutes', { from: { route: 'enterprise' } }));
  await chat.shows({ legs: [{ queue: 'billing' }] });
  await other.shows({ legs: [{ queue: 'everybody' }] });
  await floor().forward('100 seconds');
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'billing' }] });
  await ben.capacity('chat', 1);
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  await other.customerLeaves();
  await other.closesAs('abandoned', 'customer_left');
});

test('an agent who is being asked may accept first; who has the customer keeps them', async () => {
  const ana = await floor().agent('ana', SENIOR);
  await floor().agent('ben', BILLING);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await offer.accepts();
  await floor().forward('45 seconds');
  await chat.shows({ phase: 'active', legs: [{ queue: 'senior', agent: { name: 'ana' } }] });
  await override.ends();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('every move is an audit entry, with who and why; so are the override and its end', async () => {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const chat = await floor().customer('acct-42').opensChat();
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await override.ends();
  await chat.shows({ legs: [{ queue: 'senior' }] });
  const entries = async (id: string) => {
    const { body } = await floor().call('ops', 'GET', `/v1/audit?interactionId=${id}`);
    return (body as { items: object[] }).items;
  };
  const who = { actor: { role: 'supervisor', name: 'supervisor' }, answer: 'ok' };
  expect(await entries(chat.id)).toMatchObject([
    { command: 'override/end', reason: 'The VPN is back.', ...who },
    { command: 'override', reason: SURGE, details: { overrideId: override.id, to: 'billing' }, ...who },
  ]);
  expect(await entries(override.id)).toMatchObject([
    { command: 'overrides/end', reason: 'The VPN is back.', ...who },
    { command: 'overrides', reason: SURGE, details: { queue: 'senior', to: 'billing' }, ...who },
  ]);
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});
