import type { FaultInput } from '../../src/emulator/faults/fault-rule';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const CREATE = 'POST /v1/Workspaces/*/Tasks';
const END = 'POST /v1/Workspaces/*/Tasks/*';

const active = () => activeChat(floor());

const tasks = async () =>
  (await floor().twilio.workspace.tasks.list()).map(({ assignmentStatus }) => assignmentStatus).sort();

describe.each(['warm', 'cold'] as const)('a %s transfer', (mode) => {
  const toBilling = { to: { queue: 'billing' }, mode };

  test.each<[string, FaultInput]>([
    ['answers 500 after it made the task', { on: 'request', match: CREATE, answer: 500, commit: 'after' }],
    ['answers 500 before it made the task', { on: 'request', match: CREATE, answer: 500, commit: 'before' }],
    ['answers 429 twice', { on: 'request', match: CREATE, answer: 429, next: 2 }],
    ['answers 500 to the end of a task', { on: 'request', match: END, answer: 500, commit: 'after' }],
  ])('makes one task at the target when TaskRouter %s', async (_name, fault) => {
    const { ana, chat } = await active();
    const ben = await floor().agent('ben', BILLING);
    await ben.capacity('chat', 0);
    floor().emulator.addFault(fault);
    await chat.transfer(ana.sid, toBilling);
    await floor().forward('20 seconds');
    await ben.capacity('chat', 1);
    const second = await ben.expectsOffer();
    await second.accepts();
    await floor().forward('15 seconds');
    await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'ben' } }] });
    expect(await tasks()).toEqual(['assigned', 'completed']);
    await second.completes();
    await chat.closesAs('resolved', 'completed');
  });

  test('lost with the worker between any two steps goes on where it was', async () => {
    const { ana, chat } = await active();
    const ben = await floor().agent('ben', BILLING);
    await chat.transfer(ana.sid, toBilling);
    await floor().stopWorker();
    floor().attended = false;
    const second = await ben.expectsOffer();
    await second.accepts();
    floor().attended = true;
    await floor().startWorker();
    await floor().settle();
    await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'ben' } }] });
    await second.completes();
    await chat.closesAs('resolved', 'completed');
  });
});

test('the events of the target’s task are all lost: it is found out by reading', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  floor().emulator.addFault({ on: 'event', eventType: 'reservation.accepted', action: 'drop', every: true });
  await chat.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'warm' });
  const second = await ben.expectsOffer();
  await second.accepts();
  await floor().forward('121 seconds');
  await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'ben' } }] });
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('accepted as its time ends: the acceptance wins', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  await chat.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'warm' });
  floor().afterNext('read', async () => {
    await ben.capacity('chat', 1);
    await ben.acceptsAtOnce();
  });
  await floor().forward('121 seconds');
  await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'ben' } }] });
  await ben.completesAtOnce();
  await chat.closesAs('resolved', 'completed');
});

test('while TaskRouter does not answer, nobody can be asked: 503, and the customer stays', async () => {
  const { ana, chat, offer } = await active();
  await floor().agent('ben', BILLING);
  const WORKERS = 'GET /v1/Workspaces/*/Workers';
  floor().emulator.addFault({ on: 'request', match: WORKERS, answer: 500, commit: 'before', next: 2 });
  expect(await chat.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'cold' })).toMatchObject({
    status: 503,
    body: { code: 'target_unchecked' },
  });
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
