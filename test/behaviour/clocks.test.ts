import { activeChat } from '../harness/active-chat';
import { CLOCKS, LATE, NEXT, SOON } from '../harness/clocks';
import { useFloor } from '../harness/floor';
import { answers } from '../harness/ladders';
import { SUPPORT } from '../harness/policies';

const floor = useFloor(CLOCKS);

const clockIn = <One extends { clock: string }>(clocks: readonly One[] | undefined, name: string) =>
  clocks?.find(({ clock }) => clock === name);

test('an answer in time meets the first response, and nobody hears of it', async () => {
  const { chat, ends } = await activeChat(floor());
  const { clocks, decision, timeline } = await chat.shows({ phase: 'active' });
  expect(clockIn(clocks, 'first_response')).toMatchObject({ status: 'met', breachedAt: null });
  expect(clockIn(clocks, 'resolution')).toMatchObject({ status: 'running', withinMs: 1_800_000 });
  expect(decision?.clocks).toMatchObject([
    { clock: 'first_response', withinMs: 150_000, calendar: null, because: null },
    { clock: 'next_response' },
    { clock: 'resolution' },
  ]);
  expect(timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['clock.started', 'clock.met']));
  await ends();
  const over = await chat.live();
  expect(clockIn(over.clocks, 'resolution')).toMatchObject({ status: 'met', breachedAt: null });
});

test('the warning lets whoever waits go before others', async () => {
  const { workspace } = floor().twilio;
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('119 seconds');
  await chat.customerIsTold(SOON);
  const { legs, deadlines } = await chat.shows({ legs: [{ step: 2 }] });
  expect(deadlines).toContainEqual(
    expect.objectContaining({ what: 'first_response_due', leftMs: expect.any(Number) as number }),
  );
  const taskSid = legs[0]?.taskSid ?? '';
  expect((await workspace.tasks(taskSid).fetch()).priority).toBe(30);
  await floor().forward('3 seconds');
  await chat.customerIsTold(NEXT);
  await chat.shows({ decision: { priority: 70 }, legs: [{ step: 2, queue: 'everybody' }] });
  expect((await workspace.tasks(taskSid).fetch()).priority).toBe(70);
  const cy = await floor().agent('cy', SUPPORT);
  const offer = await cy.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a breach escalates by itself, with an owner, tells a channel and the customer, and is listed', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('151 seconds');
  for (const text of [SOON, NEXT, LATE]) await chat.customerIsTold(text);
  const news = await floor().receiver.hearsOfClock('first_response', 'breached');
  expect(news).toMatchObject({ interactionId: chat.id, round: 1, queue: 'everybody' });
  await floor().receiver.pages('dana', { level: 1 });
  const { escalations, clocks } = await chat.shows({
    escalations: [{ status: 'open', owner: { kind: 'person', name: 'dana' } }],
  });
  expect(escalations).toMatchObject([{ startedBy: { kind: 'throughline' } }]);
  expect(clockIn(clocks, 'first_response')).toMatchObject({ status: 'running', leftMs: 0 });
  const listed = await floor().call('ops', 'GET', '/v1/interactions?slaBreached=true');
  expect(listed.body).toMatchObject({ items: [{ interactionId: chat.id, slaBreached: true }] });

  await answers(floor(), `${chat.id}-e1`, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await chat.command('ops', 'cancel', { by: 'ops', reason: 'test over' });
  await chat.closesAs('cancelled', 'cancelled_by_ops');
});

test('each question wants its own answer', async () => {
  const { chat, ends } = await activeChat(floor());
  await chat.isTold('agent');
  await floor().forward('1 minutes');
  await chat.isTold('customer');
  await floor().forward('4 minutes');
  await chat.isTold('agent');
  await floor().forward('20 minutes');
  await chat.isTold('customer');
  await floor().forward('301 seconds');
  const news = await floor().receiver.hearsOfClock('next_response', 'breached');
  expect(news.round).toBe(2);
  const { clocks } = await chat.shows({});
  expect(clockIn(clocks, 'next_response')).toMatchObject({ status: 'running', leftMs: 0 });
  await ends();
});
