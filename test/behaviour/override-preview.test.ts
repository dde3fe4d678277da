import { useFloor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);
const overrides = () => new Overrides(floor());

test('it names who would be led elsewhere and who would not, and why; nothing changes; the override does just that', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const served = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await ana.capacity('chat', 0);
  const waits = await floor().customer('acct-43').opensChat({ customer_segment: 'enterprise' });
  const asked = await floor().customer('acct-44').opensChat({ customer_segment: 'enterprise' });
  expect(await asked.supervise('take-over', { agent: 'ben', reason: 'They know each other.' })).toMatchObject(
    {
      status: 202,
    },
  );
  await asked.shows({ phase: 'transferring' });
  const elsewhere = await floor().customer('acct-45').opensChat({ customer_segment: 'business' });
  await floor().settle();
  const states = () =>
    Promise.all([served, waits, asked, elsewhere].map(async (chat) => (await chat.live()).timeline.length));
  const before = await states();

  const preview = await overrides().previews(overrideFor(floor(), '10 minutes'));
  expect(preview).toMatchObject({
    refusal: null,
    moves: [{ interactionId: waits.id, queue: 'senior', priority: 30 }],
    leftAlone: [{ interactionId: served.id, because: 'already_accepted' }],
    more: false,
  });
  expect(preview.moves).toHaveLength(1);
  expect(preview.leftAlone).toHaveLength(1);
  expect(await states()).toEqual(before);
  expect(await floor().call('ops', 'GET', '/v1/overrides')).toMatchObject({ body: { items: [] } });

  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await override.shows({ moved: 1 });
  await asked.shows({ phase: 'transferring' });
  await waits.shows({ legs: [{ queue: 'billing' }] });
  await elsewhere.shows({ legs: [{ queue: 'everybody' }] });
  await override.ends();
  for (const chat of [waits, asked, elsewhere]) {
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
  await offer.completes();
  await served.closesAs('resolved', 'completed');
});

test('it says, too, that it would not be let in', async () => {
  expect(await overrides().previews(overrideFor(floor(), '10 minutes'))).toMatchObject({
    refusal: { type: 'queue_unstaffed' },
  });
  await floor().agent('ben', BILLING);
  await overrides().begins(overrideFor(floor(), '10 minutes'));
  expect(await overrides().previews(overrideFor(floor(), '10 minutes'))).toMatchObject({
    refusal: { type: 'override_conflict' },
  });
});
