import { closeAll, startFloor } from './harness';

afterEach(closeAll);

test('the age of a task is counted when it is read; its date of change moves with its version alone', async () => {
  const { workspace, clock } = await startFloor();
  const { sid } = await workspace.tasks.create();
  const created = await workspace.tasks(sid).fetch();
  clock.forward(90);
  const later = await workspace.tasks(sid).fetch();
  expect([created.age, later.age]).toEqual([0, 90]);
  expect(later.dateUpdated).toEqual(created.dateUpdated);
  await workspace.tasks(sid).update({ attributes: '{"a":1}' });
  const written = await workspace.tasks(sid).fetch();
  expect(written.dateUpdated.getTime() - created.dateUpdated.getTime()).toBe(90_000);
});

describe('Flex Insights reads what a task holds at its end', () => {
  const ended = async (before: object, after: object | null) => {
    const { workspace, agent, clock } = await startFloor();
    await agent('ana');
    const { sid } = await workspace.tasks.create();
    const [offer] = await workspace.tasks(sid).reservations.list();
    await workspace.tasks(sid).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
    await workspace.tasks(sid).update({ attributes: JSON.stringify(before) });
    await workspace.tasks(sid).update({ assignmentStatus: 'completed', reason: 'resolved' });
    if (after !== null) await workspace.tasks(sid).update({ attributes: JSON.stringify(after) });
    const [event] = await workspace.events.list({ eventType: 'task.completed' });
    return { workspace, clock, sid, told: event!.eventData as Record<string, string> };
  };

  test('task.completed tells the attributes that were written before it, and its reason', async () => {
    const { told } = await ended({ conversations: { outcome: 'resolved' } }, null);
    expect(told).toMatchObject({
      task_attributes: '{"conversations":{"outcome":"resolved"}}',
      task_completed_reason: 'resolved',
    });
  });

  test('what is written afterwards is told as a change of its own, and gone with the task after five minutes', async () => {
    const { workspace, clock, sid, told } = await ended({ a: 1 }, { a: 1, segment_link: 'https://x.io' });
    expect(told).toMatchObject({ task_attributes: '{"a":1}' });
    expect((await workspace.tasks(sid).fetch()).attributes).toContain('segment_link');
    clock.forward(301);
    await expect(workspace.tasks(sid).fetch()).rejects.toMatchObject({ status: 404 });
  });
});
