import type { RunningWorkers } from '../harness/workers';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { Operations, QUICK_DRAINAGE } from '../harness/rollout';

const floor = useFloor(TWO_STEPS, [...QUICK_DRAINAGE, 'limit.historyCount.suggestContinueAsNew=60']);

/** Each test has a deployment of its own, which takes the queues over from the one before. */
let deployments = 0;
let ops: Operations;
let deployment: string;
beforeEach(async () => {
  deployment = `floor-${++deployments}`;
  ops = new Operations(floor().temporal, deployment);
  await floor().stopWorker();
});

const startPinned = (buildId: string): Promise<RunningWorkers> =>
  floor().startBuild({ deployment, buildId, behaviour: 'pinned' });

/** The version that carried the interaction on last. */
async function versionOf({ workflowId }: Interaction): Promise<string | undefined> {
  const { raw } = await floor().temporal.env.client.workflow.getHandle(workflowId).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

/** v1 is current and has a contact of its own; then v2 is. */
async function promotesOver<T extends object>(
  begins: () => Promise<T>,
): Promise<T & { old: RunningWorkers }> {
  const old = await startPinned('v1');
  await ops.promotes('v1');
  const begun = await begins();
  await startPinned('v2');
  await ops.promotes('v2');
  return { ...begun, old };
}

async function activeEmail() {
  const ana = await floor().agent('ana', SENIOR);
  const email = await floor().customer('acct-42').asks('email');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  return { email, offer };
}

test('who began on the old build is served by it to the end; then nothing needs it', async () => {
  const { email: early, offer, old } = await promotesOver(activeEmail);
  await ops.sees({ v1: { status: 'draining', open: 1 }, v2: { status: 'current', open: 0 } });
  expect(await ops.rollout('drained', 'v1')).toMatchObject({
    code: 1,
    text: 'v1 is draining: 1 open. Temporal looks again every few minutes.\n',
  });

  const late = await floor().customer('acct-43').opensChat();
  await offer.wrapsUp();
  expect([await versionOf(early), await versionOf(late)]).toEqual(['v1', 'v2']);
  await offer.completes();
  await early.closesAs('resolved', 'completed');
  await late.customerLeaves();
  await late.closesAs('abandoned', 'customer_left');

  await ops.sees({ v1: { status: 'drained', open: 0, closed: 1 } });
  expect(await ops.rollout('drained', 'v1')).toMatchObject({ code: 0 });
  expect(await ops.rollout('drained', 'v1', '--empty')).toMatchObject({
    code: 1,
    text: expect.stringContaining('1 closed') as string,
  });

  const path = `/v1/interactions/${early.id}`;
  expect(await floor().call('ops', 'GET', path)).toMatchObject({
    status: 200,
    body: { outcome: 'resolved' },
  });
  await old.stop();
  expect(await floor().call('ops', 'GET', path)).toMatchObject({ status: 504 });
});

test('a build takes a part of the new contacts, none, and then all; the way back is the same', async () => {
  await startPinned('v1');
  await ops.promotes('v1');
  await startPinned('v2');
  await ops.ramps('v2', 100);
  await ops.sees({ v1: { status: 'current' }, v2: { status: 'ramping', rampPercent: 100 } });
  const ramped = await floor().customer('acct-42').opensChat();
  expect(await versionOf(ramped)).toBe('v2');

  await ops.ramps('v2', 0);
  const spared = await floor().customer('acct-42').opensChat();
  expect(await versionOf(spared)).toBe('v1');

  await ops.promotes('v2');
  await ops.promotes('v2');
  await ops.promotes('v1');
  await ops.sees({ v1: { status: 'current' }, v2: { status: 'draining' } });
  for (const chat of [ramped, spared]) {
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
});

test('at a terminal: what is refused says why, and what was done is shown', async () => {
  const none = await ops.rollout('promote', 'v1');
  expect(none).toMatchObject({
    code: 1,
    text: expect.stringContaining(`no build v1 of ${deployment}`) as string,
  });
  await startPinned('v1');
  await ops.promotes('v1');
  const again = await ops.rollout('promote', 'v1');
  expect(again.code).toBe(0);
  expect(again.text).toMatch(/BUILD +STATUS +SINCE +OPEN +CLOSED\nv1 +current +\S+Z +0 +0\n$/);
  const unknown = await ops.rollout('ramp', 'v9', '10');
  expect(unknown).toMatchObject({ code: 1, text: expect.stringContaining('no build v9') as string });
  expect((await ops.rollout('ramp', 'v1', '101')).code).not.toBe(0);
  expect(await ops.rollout('drained', 'v9')).toMatchObject({
    code: 2,
    text: expect.stringMatching(/no build v9 of .*\. It knows v1\. .*`throughline rollout status`/) as string,
  });
});

describe('a pinned interaction moves to the current build', () => {
  test('when its history has grown long', async () => {
    const { email, offer } = await promotesOver(activeEmail);
    const before = await email.live();
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await email.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`);
      await email.hasCaseNote(`note ${n}`);
    }
    await floor().settle();
    expect((await floor().temporal.runsOf(email.workflowId)).length).toBeGreaterThan(1);
    expect(await versionOf(email)).toBe('v2');
    expect((await email.live()).legs).toEqual(before.legs);
    await offer.completes();
    await email.closesAs('resolved', 'completed');
  });
});
