import type { InteractionView } from '../../src/domain/interaction-view';
import { CLOCKS } from '../harness/clocks';
import { useFloor } from '../harness/floor';

/* An interaction begins when we hear of its customer, whatever the workers do then. */

const floor = useFloor(CLOCKS);

const beginning = ({ clocks, deadlines, timeline }: InteractionView) => ({
  clocks: clocks?.map(({ clock, dueAt }) => ({ clock, dueAt })),
  deadlines: deadlines.map(({ what, dueAt }) => ({ what, dueAt })),
  timeline,
});

test('an interaction that is looked at while its customer is looked up is the same to a worker that reads it again', async () => {
  floor().backend.fail({ mode: 'slow', path: '/customers', delayMs: 1_000 });
  await floor().stopWorker();
  floor().attended = false;
  const chat = await floor().customer('acct-42').opensChat();
  // Asked before a worker has it, it is answered while the look-up still goes on: a workflow task ends there.
  const asked = chat.live();
  await floor().startWorker();
  floor().attended = true;
  await asked;
  await floor().settle();
  const before = await chat.shows({ phase: 'waiting' });
  await floor().stopWorker();
  await floor().startWorker();
  expect(beginning(await chat.live())).toEqual(beginning(before));
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});
