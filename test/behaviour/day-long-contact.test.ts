import type { Agent, Offer } from '../harness/agent';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { SENIOR, TRANSFERS } from '../harness/policies';
import { Operations } from '../harness/rollout';

const floor = useFloor(TRANSFERS);

/** The e-mail is put aside for so many hours, and answered when it comes back. */
async function parks(email: Interaction, ana: Agent, hours: number): Promise<Offer> {
  const until = new Date(floor().clock.now() + hours * 3_600_000).toISOString();
  expect((await email.byAgent(ana.sid, 'park', { until })).status).toBe(200);
  await floor().forward(`${hours * 60 + 1} minutes`);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  return offer;
}

test('a pinned interaction moves to the current build once it is a day old, and not before', async () => {
  await floor().stopWorker();
  const ops = new Operations(floor().temporal, 'day-long');
  const pinned = (buildId: string) =>
    floor().startBuild({ deployment: 'day-long', buildId, behaviour: 'pinned' });
  const runs = async ({ workflowId }: Interaction) =>
    (await floor().temporal.runsOf(workflowId)).map(({ status }) => status);
  const old = await pinned('v1');
  await ops.promotes('v1');
  const ana = await floor().agent('ana', SENIOR);
  const email = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  await pinned('v2');
  await ops.promotes('v2');

  await parks(email, ana, 1);
  expect(await runs(email)).toEqual(['RUNNING']);
  await ops.sees({ v1: { open: 1 }, v2: { open: 0 } });

  const before = await email.live();
  const offer = await parks(email, ana, 24);
  expect(await runs(email)).toEqual(['CONTINUED_AS_NEW', 'RUNNING']);
  await ops.sees({ v1: { open: 0 }, v2: { open: 1 } });
  await old.stop();
  const { legs, decision, timeline } = await email.live();
  expect([legs.length, decision]).toEqual([before.legs.length + 1, before.decision]);
  expect(timeline).toEqual(expect.arrayContaining([...before.timeline]));
  await offer.completes();
  await email.closesAs('resolved', 'completed');
});
