import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { eventually } from '../harness/temporal';

const floor = useFloor(TWO_STEPS, ['limit.historyCount.suggestContinueAsNew=40']);

/** How the runs of its workflow ended so far. */
async function runsOf({ workflowId }: Interaction): Promise<string[]> {
  const statuses: string[] = [];
  const { workflow } = floor().temporal.env.client;
  for await (const { status } of workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    statuses.push(status.name);
  }
  return statuses;
}

test('an interaction that goes on as new keeps its state, its answers and its deadlines', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  for (let n = 1; n <= 20; n++) {
    expect((await chat.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`)).status).toBe(200);
    await chat.hasCaseNote(`note ${n}`);
  }
  const goneOn = (await runsOf(chat)).filter((status) => status === 'CONTINUED_AS_NEW');
  expect(goneOn.length).toBeGreaterThan(1);

  const again = await chat.command('supervisor', 'notes', { text: 'note 1' }, 'note-1');
  expect(again.status).toBe(200);
  const { timeline, deadlines } = await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  expect(timeline.filter(({ what }) => what === 'note.added')).toHaveLength(20);
  expect(deadlines.map(({ what }) => what)).toEqual(['task_limit', 'reread']);

  floor().emulator.addFault({ on: 'event', eventType: 'task.completed', action: 'drop' });
  await offer.completes();
  await floor().forward('15 minutes');
  await chat.closesAs('resolved', 'completed');
});

test('a case note that the CRM did not take before is begun again, and written once', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  floor().backend.fail({ mode: 'down' });
  for (let n = 1; n <= 5; n++) {
    expect((await chat.command('supervisor', 'notes', { text: `note ${n}` })).status).toBe(200);
  }
  await floor().forward('15 minutes');
  await eventually('a new run', async () => (await runsOf(chat)).includes('CONTINUED_AS_NEW'));

  floor().backend.fail({ mode: 'ok' });
  await floor().forward('5 minutes');
  for (let n = 1; n <= 5; n++) await chat.hasCaseNote(`note ${n}`);
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  expect(floor().backend.notes()).toHaveLength(6);
});
