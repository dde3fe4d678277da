import { createFloor } from './floor';

/** Offers one task after the other; who got them, in that order. */
function askedInTurn(order_by: string | undefined, agents: Record<string, object>): (string | null)[] {
  const floor = createFloor();
  const queue = floor.queue('Everybody');
  floor.plan([{ expression: '1==1', targets: [{ queue, ...(order_by !== undefined && { order_by }) }] }]);
  for (const [name, attributes] of Object.entries(agents)) {
    floor.agent(name, attributes);
    floor.pass(1);
  }
  return Object.keys(agents).map(() => floor.offeredTo(floor.task()));
}

test('without order_by the longest idle is asked first', () => {
  expect(askedInTurn(undefined, { ann: { level: 1 }, bob: { level: 3 } })).toEqual(['ann', 'bob']);
});

test('workers are asked by their attribute, downwards or upwards; ascending unless told', () => {
  const agents = { ann: { level: 2 }, bob: { level: 3 }, cas: { level: 1 } };
  expect(askedInTurn('worker.level DESC', agents)).toEqual(['bob', 'ann', 'cas']);
  expect(askedInTurn('worker.level ASC', agents)).toEqual(['cas', 'ann', 'bob']);
  expect(askedInTurn('worker.level', agents)).toEqual(['cas', 'ann', 'bob']);
});

test('a second clause decides between equals, and then who has been idle longest', () => {
  const agents = {
    ann: { level: 2, calls: 9 },
    bob: { level: 2, calls: 4 },
    cas: { level: 3, calls: 7 },
    dee: { level: 2, calls: 4 },
  };
  expect(askedInTurn('worker.level DESC, worker.calls ASC', agents)).toEqual(['cas', 'bob', 'dee', 'ann']);
});

test.each(['ASC', 'DESC'])('who lacks the attribute comes last with %s', (direction) => {
  const agents = { ann: {}, bob: { level: 1 } };
  expect(askedInTurn(`worker.level ${direction}`, agents)).toEqual(['bob', 'ann']);
});

test('a clause that meets a value that is no whole number does not count', () => {
  const agents = {
    ann: { level: 1, calls: 5 },
    bob: { level: 'high', calls: 1 },
    cas: { level: 2.5, calls: 3 },
  };
  expect(askedInTurn('worker.level DESC, worker.calls ASC', agents)).toEqual(['bob', 'cas', 'ann']);
});

test('the load of a channel can be read, so that the least busy is asked', () => {
  const floor = createFloor();
  const queue = floor.queue('Everybody');
  floor.plan([
    { expression: '1==1', targets: [{ queue, order_by: 'worker.channel.chat.assigned_tasks ASC' }] },
  ]);
  const [ann, bob] = [floor.agent('ann'), floor.agent('bob')];
  for (const sid of [ann, bob]) floor.capacity(sid, 'chat', 3);
  const first = floor.task({}, { taskChannel: 'chat' });
  floor.answer(first, 'accepted');
  const busy = floor.offer(first).workerName;
  floor.pass(60);
  const second = floor.task({}, { taskChannel: 'chat' });
  expect(floor.offeredTo(second)).not.toBe(busy);
});
