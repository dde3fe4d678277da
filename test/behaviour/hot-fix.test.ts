import { readFileSync, writeFileSync } from 'node:fs';
import { cachePath } from '../harness/cache';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { Operations } from '../harness/rollout';
import { eventually } from '../harness/temporal';

const floor = useFloor(TWO_STEPS);

/** A bug that ships: whoever is served meets it, and their workflow task fails again and again. */
function brokenBundle(): string {
  const code = readFileSync(cachePath('workflow-bundle.js'), 'utf8');
  const [head = ''] = /function servingAgenda\(state\) \{/.exec(code) ?? [];
  expect(head).not.toBe('');
  const path = cachePath('workflow-bundle-broken.js');
  writeFileSync(path, code.replace(head, `${head} throw new Error('a bug that shipped');`));
  return path;
}

test('interactions that a bug holds up are moved to the mended build, and go on', async () => {
  await floor().stopWorker();
  const ops = new Operations(floor().temporal, 'hot-fix');
  const startPinned = (buildId: string, bundle?: string) =>
    floor().startBuild({ deployment: 'hot-fix', buildId, behaviour: 'pinned' }, bundle);
  await startPinned('1.0.0', brokenBundle());
  await ops.promotes('1.0.0');
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  await eventually('ana is asked', () => ana.hasOffer());
  await ana.acceptsAtOnce();
  const execution = floor().temporal.env.client.workflow.getHandle(chat.workflowId);
  await eventually('its workflow task fails', async () => {
    const { raw } = await execution.describe();
    return (raw.pendingWorkflowTask?.attempt ?? 1) > 1;
  });

  await startPinned('1.0.1');
  await ops.promotes('1.0.1');
  await ops.sees({ '1.0.0': { open: 1 } });
  expect(await ops.rollout('move', '1.0.0', '1.0.1')).toEqual({
    code: 0,
    text: '1 open interactions of 1.0.0 go to 1.0.1 at their next step.\n',
  });
  await ops.sees({ '1.0.0': { open: 0 }, '1.0.1': { open: 1 } });
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  await ana.completesAtOnce();
  await chat.closesAs('resolved', 'completed');
  await ops.sees({ '1.0.0': { open: 0 }, '1.0.1': { closed: 1 } });
});
