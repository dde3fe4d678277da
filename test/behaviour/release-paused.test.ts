import type { QueueReleaseView, ReleaseList } from '../../src/api/contract/release';
import type { Agent } from '../harness/agent';
import { useFloor } from '../harness/floor';
import { DESK, HELD_AT_NIGHT } from '../harness/hours';
import type { Interaction } from '../harness/interaction';
import { forwardTo } from '../harness/local-time';
import { createMemoryRecords, type MemoryRecords } from '../harness/memory-records';

let records: MemoryRecords;
const floor = useFloor(
  HELD_AT_NIGHT.replace('calendar: office }', 'calendar: office, release: { within: 2h } }'),
  [],
  () => (records = createMemoryRecords()),
);

const REASON = 'Half the desk is in a meeting.';

/** So many who wrote on Wednesday evening; it is Thursday, nine o'clock, and one agent is there. */
async function heldUntilNine(many: number) {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Wed 20:00');
  const chats: Interaction[] = [];
  for (let n = 1; n <= many; n++) {
    const chat = await floor().customer(`nobody-${n}`).opensChat({ customer_segment: 'business' });
    await chat.shows({ phase: 'held' });
    await chat.customerIsTold(/^We answer you from Thursday, .* on\.$/);
    chats.push(chat);
    await floor().forward('1 minutes');
  }
  await forwardTo(floor(), 'Thu 09:00');
  return { ana, chats };
}

const letIn = async () => {
  const { queues } = await floor().releases();
  await floor().settle();
  return queues;
};

const command = (
  name: 'pause' | 'resume',
  body: object,
  { queue = 'desk', role = 'supervisor', key = '' } = {} as {
    queue?: string;
    role?: 'supervisor' | 'backend';
    key?: string;
  },
) =>
  floor().call(
    role,
    'POST',
    `/v1/queues/${queue}/release/${name}`,
    body,
    key === '' ? {} : { 'idempotency-key': key },
  );

const desk = async (): Promise<QueueReleaseView> => {
  const { status, body } = await floor().call('supervisor', 'GET', '/v1/releases');
  expect(status).toBe(200);
  const { items } = body as ReleaseList;
  expect(items.map(({ queue }) => queue)).toEqual(['desk']);
  return items[0]!;
};

/** What the audit log holds of queues. */
const queueEntries = () =>
  records.entries().filter(({ interactionId }) => interactionId.startsWith('queue:'));

const minutesFromNow = (iso: string): number =>
  Math.ceil((Date.parse(iso) - floor().clock.now()) / 60_000 - 0.5) + 0;

async function takes(ana: Agent, chat: Interaction) {
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'active' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
}

async function leaves(chat: Interaction) {
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
}

test('while a supervisor has paused a queue nobody of it is let in, and everybody sees who has, why, and until when', async () => {
  const { ana, chats } = await heldUntilNine(2);
  const [first, second] = chats as [Interaction, Interaction];
  expect(await desk()).toMatchObject({
    open: true,
    opensAt: null,
    held: 2,
    released: { sinceOpening: 0, lastTenMinutes: 0, lastAt: null },
    paused: null,
  });
  const { openedAt, allInBy } = await desk();
  expect([minutesFromNow(openedAt!), minutesFromNow(allInBy!)]).toEqual([0, 120]);

  const paused = await command('pause', { reason: REASON, minutes: 60 });
  expect(paused).toMatchObject({
    status: 200,
    body: { paused: { by: { kind: 'supervisor', id: 'supervisor' }, reason: REASON } },
  });
  expect(minutesFromNow((await desk()).paused!.until)).toBe(60);
  expect(await letIn()).toEqual([{ queue: 'desk', held: 2, released: 0, isPaused: true }]);
  await ana.expectsNoOffer();

  // Neither the workers nor the API hold it.
  await floor().stopWorker();
  await floor().startWorker();
  expect(await letIn()).toMatchObject([{ released: 0, isPaused: true }]);

  const resumed = await command('resume', { reason: 'They are back.' });
  expect(resumed).toMatchObject({ status: 200, body: { paused: null } });
  expect(await letIn()).toEqual([{ queue: 'desk', held: 1, released: 1 }]);
  await takes(ana, first);
  expect(await desk()).toMatchObject({ held: 1, released: { sinceOpening: 1, lastTenMinutes: 1 } });
  await leaves(second);

  expect(queueEntries()).toMatchObject([
    { interactionId: 'queue:desk', reason: REASON, answer: 'ok', actor: { name: 'supervisor' } },
    { interactionId: 'queue:desk', reason: 'They are back.', answer: 'ok' },
  ]);
  expect(queueEntries().map(({ command: name }) => name)).toEqual([
    expect.stringMatching(/release\/pause$/),
    expect.stringMatching(/release\/resume$/),
  ]);
});

test('a pause that nobody ends, ends by itself: after half an hour unless told', async () => {
  const { ana, chats } = await heldUntilNine(1);
  await command('pause', { reason: REASON });
  expect(minutesFromNow((await desk()).paused!.until)).toBe(30);
  await floor().forward('29 minutes');
  expect(await letIn()).toMatchObject([{ released: 0, isPaused: true }]);
  await floor().forward('2 minutes');
  expect(await desk()).toMatchObject({ held: 1, paused: null });
  expect(await letIn()).toEqual([{ queue: 'desk', held: 0, released: 1 }]);
  await takes(ana, chats[0]!);
});

test('a pause whose time is over is over, also while its run is still open, as where no worker is there to end it', async () => {
  await forwardTo(floor(), 'Wed 20:00');
  await command('pause', { reason: REASON, minutes: 10 });
  await floor().forward('9 minutes');
  expect(await desk()).toMatchObject({ paused: { reason: REASON } });
  // The run’s own clock stays behind.
  floor().clock.forward(2 * 60_000);
  expect(await desk()).toMatchObject({ paused: null });
  expect(await command('resume', { reason: 'They are back.' })).toMatchObject({ status: 200 });
  expect(await command('pause', { reason: 'Anew.', minutes: 10 })).toMatchObject({
    body: { paused: { reason: 'Anew.' } },
  });
  await command('resume', { reason: 'Done.' });
});

test('a pause puts off no promise: at the end of `within` whoever is left goes on', async () => {
  const { ana, chats } = await heldUntilNine(1);
  await command('pause', { reason: REASON, minutes: 240 });
  await forwardTo(floor(), 'Thu 10:59');
  expect(await letIn()).toMatchObject([{ held: 1, released: 0 }]);
  await forwardTo(floor(), 'Thu 11:00');
  expect(await desk()).toMatchObject({ paused: { reason: REASON } });
  await takes(ana, chats[0]!);
  expect(await desk()).toMatchObject({ held: 0, released: { sinceOpening: 0 } });
});

test('a queue is paused before its opening, longer by a second pause, and once however often it is asked', async () => {
  await forwardTo(floor(), 'Wed 20:00');
  expect(await desk()).toMatchObject({ open: false, openedAt: null, allInBy: null, released: null });
  const once = { reason: REASON, minutes: 10 };
  const first = await command('pause', once, { key: 'a' });
  await floor().forward('1 minutes');
  expect(await command('pause', once, { key: 'a' })).toEqual(first);
  await command('pause', { reason: 'Longer than thought.', minutes: 100 }, { key: 'b' });
  expect(await desk()).toMatchObject({ paused: { reason: 'Longer than thought.' } });
  await floor().forward('20 minutes');
  expect(await desk()).toMatchObject({ paused: { reason: 'Longer than thought.' } });
  await command('resume', { reason: 'Enough.' });
  // Told again it is not begun again.
  expect(
    await command('pause', { reason: 'Longer than thought.', minutes: 100 }, { key: 'b' }),
  ).toMatchObject({
    status: 200,
    body: { paused: null },
  });
  expect(await command('resume', { reason: 'Enough.' })).toMatchObject({
    status: 200,
    body: { paused: null },
  });
});

test('what is told again later undoes nothing that was asked since: no longer pause, and no new one', async () => {
  await forwardTo(floor(), 'Wed 20:00');
  const short = { reason: REASON, minutes: 10 };
  await command('pause', short, { key: 'short' });
  await command('pause', { reason: 'Longer.', minutes: 100 }, { key: 'long' });
  expect(await command('pause', short, { key: 'short' })).toMatchObject({
    status: 200,
    body: { paused: { reason: 'Longer.' } },
  });
  await command('resume', { reason: 'Back.' }, { key: 'back' });
  await command('pause', { reason: 'Anew.' }, { key: 'anew' });
  expect(await command('resume', { reason: 'Back.' }, { key: 'back' })).toMatchObject({
    status: 200,
    body: { paused: { reason: 'Anew.' } },
  });
  expect(await command('pause', { reason: 'Longer.', minutes: 100 }, { key: 'long' })).toMatchObject({
    status: 200,
    body: { paused: { reason: 'Anew.' } },
  });
  expect(await command('resume', { reason: 'Done.' }, { key: 'done' })).toMatchObject({
    status: 200,
    body: { paused: null },
  });
});

test('a key that comes again with another body is refused, and changes nothing: it is not the call that was answered', async () => {
  await forwardTo(floor(), 'Wed 20:00');
  const conflict = { status: 422, body: { code: 'idempotency_conflict' } };
  const pause = { reason: REASON, minutes: 10 };
  await command('pause', pause, { key: 'first' });
  expect(await command('pause', { ...pause, minutes: 100 }, { key: 'first' })).toMatchObject(conflict);
  expect(await command('pause', { ...pause, reason: 'Another.' }, { key: 'first' })).toMatchObject(conflict);
  expect(minutesFromNow((await desk()).paused!.until)).toBe(10);

  await command('resume', { reason: 'Back.' }, { key: 'back-again' });
  expect(await command('resume', { reason: 'Another.' }, { key: 'back-again' })).toMatchObject(conflict);
  expect(await command('pause', { ...pause, minutes: 100 }, { key: 'first' })).toMatchObject(conflict);
  expect(await desk()).toMatchObject({ paused: null });

  // Two pauses on, both are remembered.
  await command('pause', { reason: 'Anew.' }, { key: 'second' });
  expect(await command('resume', { reason: 'Another.' }, { key: 'back-again' })).toMatchObject(conflict);
  expect(await command('pause', { ...pause, minutes: 100 }, { key: 'first' })).toMatchObject(conflict);
  expect(await command('pause', pause, { key: 'first' })).toMatchObject({ status: 200 });
  expect(await desk()).toMatchObject({ paused: { reason: 'Anew.' } });
  expect(queueEntries().filter(({ answer }) => answer === 'idempotency_conflict')).toHaveLength(6);
  await command('resume', { reason: 'Done.' });
});

test('only supervisors pause, only for a reason and a time, and only queues that let in by and by', async () => {
  expect(await command('pause', { reason: REASON }, { role: 'backend' })).toMatchObject({
    status: 403,
    body: { code: 'role_required' },
  });
  expect(await command('pause', { minutes: 241 })).toMatchObject({
    status: 400,
    body: {
      errors: [
        { field: '/reason', code: 'required' },
        { field: '/minutes', code: 'too_long' },
      ],
    },
  });
  expect(await command('resume', {})).toMatchObject({ status: 400 });
  expect(await command('pause', { reason: REASON }, { queue: 'night-shift' })).toMatchObject({
    status: 409,
    body: { code: 'queue_not_paced' },
  });
  expect(await command('pause', { reason: REASON }, { queue: 'nowhere' })).toMatchObject({
    status: 404,
    body: { code: 'queue_not_found' },
  });
  expect(queueEntries().map(({ interactionId, answer }) => [interactionId, answer])).toEqual([
    ['queue:desk', 'role_required'],
    ['queue:night-shift', 'queue_not_paced'],
    ['queue:nowhere', 'queue_not_found'],
  ]);
});

test('while the database is away they are let in, and only the count is missing', async () => {
  const { ana, chats } = await heldUntilNine(1);
  floor().ledger.allowWebhooks('not_kept');
  records.setAway(true);
  expect(await letIn()).toMatchObject([{ released: 1 }]);
  expect(await desk()).toMatchObject({ held: 0, released: null, paused: null });
  records.setAway(false);
  await takes(ana, chats[0]!);
});
