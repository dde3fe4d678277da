import { activeChat } from '../harness/active-chat';
import { CLOCKS } from '../harness/clocks';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { eventually } from '../harness/temporal';

const floor = useFloor(
  CLOCKS.replace(
    'warning: { left: 5m, notify: incidents }',
    'breach: { notify: incidents, tell: [{ text: { en: It takes longer. } }] }',
  ),
);

const APOLOGY = 'It takes longer.';

const textsOf = ({ externalId }: Interaction) =>
  floor()
    .backend.messages()
    .filter((message) => message.externalId === externalId)
    .map(({ text }) => text);

const resolution = async (chat: Interaction) => {
  const { clocks } = await chat.live();
  return clocks?.find(({ clock }) => clock === 'resolution');
};

async function almostDue() {
  const active = await activeChat(floor());
  const due = await resolution(active.chat);
  const left = Math.floor((Date.parse(due?.dueAt ?? '') - floor().clock.now()) / 1_000);
  await floor().forward(`${left - 5} seconds`);
  return active;
}

test('resolved first: TaskRouter agrees only after the instant, and it counts as met', async () => {
  const { ana, chat } = await almostDue();
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /v1/Workspaces/*/Tasks/*',
    answer: 500,
    commit: 'before',
    times: 3,
  } as never);
  const resolving = floor().callAs(ana.sid, 'POST', `/v1/interactions/${chat.id}/resolve`, {});
  await chat.shows({
    timeline: expect.arrayContaining([expect.objectContaining({ what: 'resolve.asked' })]) as [],
  });
  await floor().forward('10 seconds');
  expect(await resolving).toMatchObject({ status: 200 });
  await chat.closesAs('resolved', 'completed');
  expect(await resolution(chat)).toMatchObject({ status: 'met', breachedAt: null });
  expect([floor().receiver.attempts, textsOf(chat)]).toEqual([[], []]);
});

test('the instant first: a breach, told once, inside and outside, and resolved late', async () => {
  const { ana, chat } = await almostDue();
  await floor().forward('6 seconds');
  await floor().receiver.hearsOfClock('resolution', 'breached');
  await chat.customerIsTold(APOLOGY);
  await chat.byAgent(ana.sid, 'resolve', {});
  await chat.closesAs('resolved', 'completed');
  expect([floor().receiver.attempts.length, textsOf(chat)]).toEqual([1, [APOLOGY]]);
  const clock = await resolution(chat);
  expect(clock).toMatchObject({ status: 'met' });
  expect(clock?.breachedAt).not.toBeNull();
  const listed = await floor().call('ops', 'GET', '/v1/interactions?slaBreached=true');
  expect(JSON.stringify(listed.body)).toContain(chat.id);
});

test('at the very instant: a breach that everybody hears of before the end, or none that anybody does', async () => {
  const { ana, chat } = await almostDue();
  const due = Date.parse((await resolution(chat))?.dueAt ?? '');
  await floor().forward('4 seconds');
  await eventually('the instant has come', () => Promise.resolve(floor().clock.now() >= due));
  expect(await chat.byAgent(ana.sid, 'resolve', {})).toMatchObject({ status: 200 });
  const { timeline } = await chat.closesAs('resolved', 'completed');
  const breached = (await resolution(chat))?.breachedAt !== null;
  if (breached) {
    await floor().receiver.hearsOfClock('resolution', 'breached');
    await chat.customerIsTold(APOLOGY);
  }
  expect(floor().receiver.attempts).toHaveLength(breached ? 1 : 0);
  expect(textsOf(chat)).toEqual(breached ? [APOLOGY] : []);
  const [told = -1, closed] = ['customer.told', 'interaction.closed'].map((what) =>
    timeline.findLastIndex((entry) => entry.what === what),
  );
  expect(told).toBeLessThan(closed ?? -1);
});
