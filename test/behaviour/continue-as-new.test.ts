import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS, ['limit.historyCount.suggestContinueAsNew=40']);

test('an interaction that goes on as new keeps its state, its answers and its deadlines', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  for (let n = 1; n <= 20; n++) {
    expect((await chat.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`)).status).toBe(200);
    await chat.hasCaseNote(`note ${n}`);
  }
  const runs = floor().temporal.env.client.workflow.list({ query: `WorkflowId = '${chat.workflowId}'` });
  const statuses: string[] = [];
  for await (const { status } of runs) statuses.push(status.name);
  expect(statuses.filter((status) => status === 'CONTINUED_AS_NEW').length).toBeGreaterThan(1);

  const again = await chat.command('supervisor', 'notes', { text: 'note 1' }, 'note-1');
  expect(again.status).toBe(200);
  const { timeline, deadlines } = await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  expect(timeline.filter(({ what }) => what === 'note.added')).toHaveLength(20);
  expect(deadlines.map(({ what }) => what)).toEqual(['reread']);

  floor().emulator.addFault({ on: 'event', eventType: 'task.completed', action: 'drop' });
  await offer.completes();
  await floor().forward('15 minutes');
  await chat.closesAs('resolved', 'completed');
});
