import { useFloor } from '../harness/floor';
import { SENIOR, SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

/** Ana gets her offer 5 s before the first step ends. */
async function offeredLate() {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('55 seconds');
  await ana.becomes('available');
  return { ana, chat, offer: await ana.expectsOffer() };
}

describe.each(['keep', 'cancel', 'acceptance-in-progress'] as const)(
  'what a write does to a pending reservation: %s',
  (pendingReservation) => {
    beforeEach(() => void floor().emulator.addFault({ on: 'write', pendingReservation }));

    test('accepted just before the step ends: the acceptance wins, nobody else is asked', async () => {
      const { chat, offer } = await offeredLate();
      const ben = await floor().agent('ben', SUPPORT);
      await Promise.all([offer.accepts(), floor().forward('5 seconds')]);
      await chat.shows({ phase: 'active', legs: [{ step: 1, agent: { name: 'ana' } }] });
      await ben.expectsNoOffer();
      await offer.completes();
      await chat.closesAs('resolved', 'completed');
    });

    test('the step ends first: the offer that is out is waited for, and its acceptance wins', async () => {
      const { chat, offer } = await offeredLate();
      const ben = await floor().agent('ben', SUPPORT);
      await floor().forward('6 seconds');
      const { timeline } = await chat.shows({ phase: 'waiting', legs: [{ step: 1 }] });
      expect(timeline.map(({ what }) => what)).toContain('step.deferred');
      await offer.accepts();
      await chat.shows({ phase: 'active', legs: [{ step: 1, agent: { name: 'ana' } }] });
      await floor().forward('60 seconds');
      await ben.expectsNoOffer();
      await offer.completes();
      await chat.closesAs('resolved', 'completed');
    });

    test('accepted between our reading the task and our writing it: the write is refused, the acceptance wins', async () => {
      const ana = await floor().agent('ana', SENIOR, { available: false });
      const chat = await floor().customer('acct-42').opensChat();
      floor().afterNext('read', async () => {
        await ana.becomes('available');
        await ana.acceptsAtOnce();
      });
      await floor().forward('61 seconds');
      await chat.shows({ phase: 'active', legs: [{ step: 1, agent: { name: 'ana' } }] });
      await ana.completesAtOnce();
      await chat.closesAs('resolved', 'completed');
    });

    test('offers that follow one another do not hold the overflow up', async () => {
      const { ana, chat, offer } = await offeredLate();
      const ben = await floor().agent('ben', SUPPORT);
      await floor().forward('15 seconds');
      await offer.rejects();
      const second = await ana.expectsOffer();
      await floor().forward('10 seconds');
      if (pendingReservation === 'acceptance-in-progress') {
        await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
        await ben.expectsNoOffer();
        await second.completes();
      } else {
        await chat.shows({ phase: 'waiting', legs: [{ step: 2, queue: 'everybody' }] });
        const isKept = pendingReservation === 'keep';
        if (!isKept) await expect(second.accepts()).rejects.toMatchObject({ status: 400 });
        const taken = isKept ? second : await ben.expectsOffer();
        await taken.accepts();
        await taken.completes();
      }
      await chat.closesAs('resolved', 'completed');
    });
  },
);
