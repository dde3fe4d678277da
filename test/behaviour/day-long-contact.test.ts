import { useFloor } from '../harness/floor';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';
import { Operations } from '../harness/rollout';

const floor = useFloor(TRANSFERS);

test('a pinned interaction moves to the current build once it is a day old, and not before', async () => {
  await floor().stopWorker();
  const ops = new Operations(floor().temporal, 'day-long');
  const pinned = (buildId: string) =>
    floor().startBuild({ deployment: 'day-long', buildId, behaviour: 'pinned' });
  const runs = (workflowId: string) => floor().temporal.runsOf(workflowId);
  const old = await pinned('v1');
  await ops.promotes('v1');
  const [ana, ben] = [await floor().agent('ana', SENIOR), await floor().agent('ben', BILLING)];
  const email = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  await pinned('v2');
  await ops.promotes('v2');

  await floor().forward('23 hours');
  expect(await runs(email.workflowId)).toHaveLength(1);
  await ops.sees({ v1: { open: 1 }, v2: { open: 0 } });
  expect((await email.transfer(ana.sid, { to: { agent: ben.sid }, mode: 'warm' })).status).toBe(202);
  const offer = await ben.expectsOffer();
  await offer.accepts();

  const before = await email.live();
  await floor().forward('2 hours');
  expect((await runs(email.workflowId)).map(({ status }) => status)).toEqual(['CONTINUED_AS_NEW', 'RUNNING']);
  await ops.sees({ v1: { open: 0 }, v2: { open: 1 } });
  await old.stop();
  const after = await email.live();
  expect([after.legs, after.decision, after.timeline]).toEqual([
    before.legs,
    before.decision,
    before.timeline,
  ]);
  await offer.completes();
  await email.closesAs('resolved', 'completed');
}, 120_000);
