import type { InteractionView } from '../../src/domain/interaction-view';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { Override, overrideFor, Overrides } from '../harness/overrides';
import { BILLING, TRANSFERS } from '../harness/policies';
import { eventually } from '../harness/temporal';
import { WorkerProcess } from '../harness/worker-process';

const floor = useFloor(TRANSFERS.replaceAll('accept_within: 60s', 'accept_within: 1h'));

let worker: WorkerProcess;
beforeEach(async () => {
  await floor().stopWorker();
  worker = new WorkerProcess(floor());
  await worker.start();
});
afterEach(() => worker.end());

/** Where each waits; a worker that has just begun may not answer yet. */
const placesOf = async (chats: readonly Interaction[]) =>
  Promise.all(
    chats.map(async ({ id }) => {
      const { status, body } = await floor().call('ops', 'GET', `/v1/interactions/${id}`);
      return status === 200 ? ((body as InteractionView).diverted?.to ?? 'senior') : 'unread';
    }),
  );

const all = (chats: readonly Interaction[], queue: string) => async () =>
  (await placesOf(chats)).every((place) => place === queue);

async function killed(): Promise<void> {
  await worker.kill();
  await worker.start();
}

/** So many wait for somebody senior, and an override leads them to billing, which answers nobody. */
async function ledElsewhere() {
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const chats = await Promise.all(Array.from({ length: 10 }, () => floor().customer('acct-42').opensChat()));
  const { body } = await new Overrides(floor()).ask('', overrideFor(floor(), '10 minutes'));
  return { chats, override: new Override(floor(), (body as { overrideId: string }).overrideId) };
}

async function leave(chats: readonly Interaction[], { queue, moves }: { queue: string; moves: number }) {
  await Promise.all(
    chats.map(async (chat) => {
      const { timeline, legs } = await chat.shows({ phase: 'waiting', legs: [{ queue }] });
      expect(legs).toHaveLength(1);
      expect(timeline.filter(({ what }) => what.startsWith('override.'))).toHaveLength(moves);
      await chat.customerLeaves();
      await chat.closesAs('abandoned', 'customer_left');
    }),
  );
}

test('killed half-way there: everybody is led elsewhere, once', async () => {
  const { chats, override } = await ledElsewhere();
  await eventually('some are led elsewhere', async () => (await placesOf(chats)).includes('billing'));
  expect(await placesOf(chats)).toContain('senior');
  await killed();
  await eventually('all are', all(chats, 'billing'), 60_000);
  await override.shows({ status: 'holding', moved: 10 });
  await leave(chats, { queue: 'billing', moves: 1 });
});

test('killed half-way back: everybody is back, once', async () => {
  const { chats, override } = await ledElsewhere();
  await eventually('all are led elsewhere', all(chats, 'billing'), 60_000);
  await override.shows({ status: 'holding', moved: 10 });
  const path = `/v1/overrides/${override.id}/end`;
  expect(await floor().call('supervisor', 'POST', path, { reason: 'It is over.' })).toMatchObject({
    status: 200,
  });
  await eventually('some are back', async () => (await placesOf(chats)).includes('senior'), 60_000);
  expect(await placesOf(chats)).toContain('billing');
  await killed();
  await eventually('all are', all(chats, 'senior'), 60_000);
  await floor().settle();
  await floor().forward('1 minute');
  await override.shows({ status: 'over', returned: 10 });
  await leave(chats, { queue: 'senior', moves: 2 });
});
