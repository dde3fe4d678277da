import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
import { Operations, QUICK_DRAINAGE } from '../harness/rollout';
import type { RunningWorkers } from '../harness/workers';
import type { Versioning } from '../../src/bin/worker/create-workers';

/** One ladder asks each of its two levels for longer than a day. */
const floor = useFloor(
  LADDERS.replace(
    '  in-office-hours:\n',
    `  patient:
    text: { en: When you have time. }
    levels:
      - { targets: [{ person: dana }], acknowledge_within: 26h }
      - { targets: [{ person: eli }], acknowledge_within: 26h }
    resolve_within: 48h
    if_unanswered: { person: the-boss }
  in-office-hours:
`,
  ),
  QUICK_DRAINAGE,
);

/** Each test has a deployment of its own, which takes the queues over from the one before. */
let deployments = 0;
let ops: Operations;
let deployment: string;
beforeEach(async () => {
  deployment = `ladders-${++deployments}`;
  ops = new Operations(floor().temporal, deployment);
  await floor().stopWorker();
});

const starts = (buildId: string, behaviour: Versioning['behaviour']): Promise<RunningWorkers> =>
  floor().startBuild({ deployment, buildId, behaviour });

/** Dana is asked by v1; then v2 is current. */
async function openAcrossThePromotion(ladder: string, behaviour: Versioning['behaviour']) {
  const old = await starts('v1', behaviour);
  await ops.promotes('v1');
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, ladder);
  await floor().receiver.pages('dana', { level: 1 });
  await starts('v2', behaviour);
  await ops.promotes('v2');
  return { ...chatting, id, old };
}

const statusesOf = async (workflowId: string) =>
  (await floor().temporal.runsOf(workflowId)).map(({ status }) => status);

test('pinned, the build that began a ladder climbs it to its end, and drains only then', async () => {
  const { chat, offer, id, old } = await openAcrossThePromotion('engineering', 'pinned');
  await ops.sees({ v1: { status: 'draining', open: 2 }, v2: { status: 'current', open: 0 } });
  await offer.completes();
  await chat.closesAs('escalated', 'completed');
  await ops.sees({ v1: { status: 'draining', open: 1 } });

  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  expect(await answers(floor(), id, 'acknowledge', { as: 'dana' })).toMatchObject({ status: 200 });
  expect(await answers(floor(), id, 'resolve', { as: 'dana' })).toMatchObject({
    status: 200,
    body: { status: 'resolved' },
  });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  expect(await statusesOf(`escalation-${id}`)).toEqual(['COMPLETED']);
  await ops.sees({ v1: { status: 'drained', open: 0, closed: 2 } });
  await old.stop();
});

test('pinned and a day old, it goes on with the current build: nobody is asked again', async () => {
  const { chat, offer, id, old } = await openAcrossThePromotion('patient', 'pinned');
  await offer.completes();
  await chat.closesAs('escalated', 'completed');
  await floor().forward('1561 minutes');
  await floor().receiver.pages('eli', { level: 2 });
  await floor().settle();
  expect(await statusesOf(`escalation-${id}`)).toEqual(['CONTINUED_AS_NEW', 'RUNNING']);
  await ops.sees({ v1: { status: 'drained', open: 0 }, v2: { open: 1 } });
  await old.stop();

  expect(await answers(floor(), id, 'acknowledge', { as: 'dana' })).toMatchObject({ status: 200 });
  const { status, body } = await answers(floor(), id, 'resolve', { as: 'dana' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'resolved',
    asked: [
      { name: 'dana', level: 1 },
      { name: 'eli', level: 2 },
    ],
  });
  await chat.hasCaseNote('Escalation: resolved (patient)');
  expect(floor().receiver.attempts).toHaveLength(2);
});

test('not pinned, the current build climbs and ends what the one before it began: nobody is asked again', async () => {
  const { chat, ends, id, old } = await openAcrossThePromotion('engineering', 'auto-upgrade');
  await old.stop();
  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await floor().receiver.pages('incidents', { level: 2 });
  expect(await answers(floor(), id, 'acknowledge', { as: 'dana' })).toMatchObject({ status: 200 });
  expect(await answers(floor(), id, 'resolve', { as: 'dana' })).toMatchObject({ status: 200 });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  expect(await statusesOf(`escalation-${id}`)).toEqual(['COMPLETED']);
  await ends();
});
