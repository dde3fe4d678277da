import type { Agent } from '../harness/agent';
import { useFloor } from '../harness/floor';
import { pressesTransfer } from '../harness/native-transfer';
import { SENIOR, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

async function talking() {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-42').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const ben = await floor().agent('ben', SUPPORT);
  return { ana, ben, call, offer };
}

const presses = (agent: Agent, offer: { sid: string; taskSid: string }, form: Record<string, string>) =>
  pressesTransfer(floor(), agent, offer, form);

const ready = { to: { queue: 'everybody' }, mode: 'warm', desktop: true };

test('we say that it may, the desktop makes it, and the leg tells how it went', async () => {
  const { ana, ben, call, offer } = await talking();
  const { interaction } = call;
  const legId = `${interaction.id}.1-2`;
  expect(await interaction.transfer(ana.sid, ready)).toEqual({
    status: 202,
    body: { legId, status: 'ready' },
  });
  await interaction.shows({ phase: 'transferring' });
  await presses(ana, offer, { To: ben.sid, Mode: 'WARM' });
  const second = await ben.expectsOffer();
  await second.accepts();
  await interaction.shows({
    phase: 'active',
    legs: [
      { agent: { name: 'ana' }, status: 'ended' },
      {
        legId,
        agent: { name: 'ben' },
        status: 'accepted',
        transfer: { mode: 'warm', by: { kind: 'agent', id: ana.sid }, result: 'accepted' },
      },
    ],
  });
  await call.hangsUp();
  await offer.completes();
  await second.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('a desktop that does nothing within 30 s has given it up', async () => {
  const { ana, call, offer } = await talking();
  await call.interaction.transfer(ana.sid, ready);
  await floor().forward('31 seconds');
  await call.interaction.shows({
    phase: 'active',
    legs: [{ agent: { name: 'ana' } }, { status: 'ended', transfer: { result: 'timed_out' } }],
  });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

describe('Flex’s own button', () => {
  test('is adopted as a leg: cold, the first agent wraps up while the second talks', async () => {
    const { ana, ben, call, offer } = await talking();
    await presses(ana, offer, { To: ben.sid, Mode: 'COLD' });
    await call.interaction.shows({ phase: 'transferring' });
    const second = await ben.expectsOffer();
    await second.accepts();
    await call.interaction.shows({
      phase: 'active',
      legs: [
        { agent: { name: 'ana' }, status: 'ended' },
        { agent: { name: 'ben' }, status: 'accepted', transfer: { mode: 'cold', result: 'accepted' } },
      ],
    });
    await offer.completes();
    await call.interaction.shows({ phase: 'active', outcome: null });
    await call.hangsUp();
    await second.completes();
    await call.interaction.closesAs('resolved', 'completed');
  });

  test('declined: the first agent still has the call', async () => {
    const { ana, ben, call, offer } = await talking();
    await presses(ana, offer, { To: ben.sid, Mode: 'WARM' });
    await (await ben.expectsOffer()).rejects();
    await call.interaction.shows({
      phase: 'active',
      legs: [
        { agent: { name: 'ana' }, status: 'accepted' },
        { status: 'ended', transfer: { result: 'declined' } },
      ],
    });
    await call.hangsUp();
    await offer.completes();
    await call.interaction.closesAs('resolved', 'completed');
  });

  test('called off, and pressed again', async () => {
    const { ana, ben, call, offer } = await talking();
    const sid = await presses(ana, offer, { To: ben.sid, Mode: 'WARM' });
    await ben.expectsOffer();
    await presses(ana, offer, { transferSid: sid, TransferStatus: 'canceled' });
    await call.interaction.shows({ phase: 'active', legs: [{}, { transfer: { result: 'withdrawn' } }] });
    await presses(ana, offer, { To: ben.sid, Mode: 'WARM' });
    const second = await ben.expectsOffer();
    await second.accepts();
    await call.interaction.shows({
      legs: [{}, {}, { agent: { name: 'ben' }, transfer: { result: 'accepted' } }],
    });
    await call.hangsUp();
    await offer.completes();
    await second.completes();
    await call.interaction.closesAs('resolved', 'completed');
  });
});

test('the caller hangs up while somebody is asked: nobody is left with them', async () => {
  const { ana, ben, call, offer } = await talking();
  await presses(ana, offer, { To: ben.sid, Mode: 'WARM' });
  await ben.expectsOffer();
  await call.hangsUp();
  await ben.expectsNoOffer();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});
