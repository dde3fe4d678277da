import { Worker } from '@temporalio/worker';
import { sinksOf } from '../../src/bin/worker/create-workers';
import { cachePath } from '../harness/cache';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { quietEvents } from '../harness/quiet';

const floor = useFloor(TWO_STEPS);

const START = { source: 'web', customer: { id: 'acct-42' }, attributes: { channel: 'chat' } };

/** What the CRM takes to refuse: longer than a local activity has, so that it is asked once more. */
const SLOW_MS = 3_500;

test('a note that the CRM is slow to take holds up neither the customer nor a later worker', async () => {
  const ben = await floor().agent('ben', SENIOR);
  await floor().stopWorker();
  floor().attended = false;
  const { body } = await floor().call('backend', 'POST', '/v1/interactions', {
    ...START,
    externalId: 'slow-note',
  });
  const { interactionId } = body as { interactionId: string };
  // Waits for a worker, so that its first task has the start and the note.
  const noted = floor().call('backend', 'POST', `/v1/interactions/${interactionId}/notes`, {
    text: 'urgent',
  });
  floor().backend.fail({ mode: 'slow', path: '/interactions', delayMs: SLOW_MS });
  await floor().startWorker();
  floor().attended = true;
  const offer = await ben.expectsOffer();
  expect(floor().backend.notes()).toEqual([]);
  floor().backend.fail({ mode: 'ok' });
  expect(await noted).toMatchObject({ status: 200 });

  await offer.accepts();
  await offer.completes();
  const chat = floor().interaction(interactionId, 'slow-note');
  await chat.closesAs('resolved', 'completed');
  await chat.hasCaseNote('urgent');
  await replays(interactionId);
});

/** As a worker does that has never seen the interaction. */
async function replays(interactionId: string): Promise<void> {
  const handle = floor().temporal.env.client.workflow.getHandle(`interaction-${interactionId}`);
  await Worker.runReplayHistory(
    {
      sinks: sinksOf(quietEvents()),
      workflowBundle: { codePath: cachePath('workflow-bundle.js') },
      dataConverter: { payloadConverterPath: require.resolve('../../src/workflows/payload-converter.ts') },
    },
    await handle.fetchHistory(),
    handle.workflowId,
  );
}
