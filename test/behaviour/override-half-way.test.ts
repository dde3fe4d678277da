import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, TRANSFERS } from '../harness/policies';
import { eventually } from '../harness/temporal';

const floor = useFloor(TRANSFERS.replaceAll('accept_within: 60s', 'accept_within: 1h'));

async function tenWait(): Promise<Interaction[]> {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const chats: Interaction[] = [];
  for (let n = 0; n < 10; n += 1) chats.push(await floor().customer('acct-42').opensChat());
  return chats;
}

const queuesOf = async (chats: readonly Interaction[]) =>
  Promise.all(chats.map(async (chat) => (await chat.live()).legs[0]!.queue));

test('ended while its application is half-way: nobody is led elsewhere any more, and all are back', async () => {
  const chats = await tenWait();
  const { status, body } = await new Overrides(floor()).ask('', overrideFor(floor(), '10 minutes'));
  expect(status).toBe(201);
  const path = `/v1/overrides/${(body as { overrideId: string }).overrideId}`;
  await eventually('some are led elsewhere', async () => (await queuesOf(chats)).includes('billing'));
  expect(await floor().call('supervisor', 'POST', `${path}/end`, { reason: 'A mistake.' })).toMatchObject({
    status: 200,
    body: { status: 'returning', ending: { because: 'ended' } },
  });
  // It was half-way: some had not been asked yet.
  expect(await queuesOf(chats)).toContain('senior');
  await floor().settle();
  await floor().forward('1 minute');
  expect(new Set(await queuesOf(chats))).toEqual(new Set(['senior']));
  const live = (await floor().call('supervisor', 'GET', path)).body as { moved: number; returned: number };
  expect(live).toMatchObject({ status: 'over' });
  expect(live.returned).toBe(live.moved);
  for (const chat of chats) {
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
});
