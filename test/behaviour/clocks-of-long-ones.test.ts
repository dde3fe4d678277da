import { activeChat } from '../harness/active-chat';
import { CLOCKS } from '../harness/clocks';
import { useFloor } from '../harness/floor';

const floor = useFloor(CLOCKS, ['limit.historyCount.suggestContinueAsNew=40']);

test('a new run goes on with the clocks whole, by the policy that they were promised by', async () => {
  const { ana, chat, offer } = await activeChat(floor());
  await floor().publish(CLOCKS.replace('targets: [{ within: 30m }]', 'targets: [{ within: 6m }]'));
  const before = (await chat.live()).clocks?.find(({ clock }) => clock === 'resolution');
  for (let n = 1; n <= 12; n++) {
    await chat.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`);
    await chat.hasCaseNote(`note ${n}`);
  }
  expect((await floor().temporal.runsOf(chat.workflowId)).length).toBeGreaterThan(1);
  const after = (await chat.live()).clocks?.find(({ clock }) => clock === 'resolution');
  expect(after).toMatchObject({ status: 'running', dueAt: before?.dueAt, withinMs: 1_800_000 });

  await chat.byAgent(ana.sid, 'park', {});
  await floor().forward('2 hours');
  await chat.isTold('customer');
  const again = await ana.expectsOffer();
  await again.accepts();
  const left = (await chat.live()).clocks?.find(({ clock }) => clock === 'resolution');
  expect(left?.leftMs).toBeGreaterThan(1_700_000);
  await floor().forward('26 minutes');
  await floor().receiver.hearsOfClock('resolution', 'warned');
  await again.completes();
  await chat.closesAs('resolved', 'completed');
  expect(offer.taskSid).not.toBe(again.taskSid);
});
