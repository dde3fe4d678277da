import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { eventually } from '../harness/temporal';
import { WorkerProcess } from '../harness/worker-process';

const floor = useFloor(TWO_STEPS);

let worker: WorkerProcess;
beforeEach(async () => {
  await floor().stopWorker();
  worker = new WorkerProcess(floor());
  await worker.start();
});
afterEach(() => worker.end());

const effects = (operation: string) =>
  floor()
    .emulator.effects(0)
    .filter((effect) => effect.operation === operation);

async function killedAndRestarted(): Promise<void> {
  await worker.kill();
  await worker.start();
  await floor().settle();
}

test('killed while the CRM is asked: the interaction is routed all the same, once', async () => {
  floor().backend.fail({ mode: 'slow', path: '/customers', delayMs: 1_200 });
  const posted = floor().customer('acct-42').opensChat();
  await eventually('the CRM is being asked', () =>
    Promise.resolve(
      floor()
        .temporal.openWorkflows()
        .then((ids) => ids.length > 0),
    ),
  );
  await worker.kill();
  floor().backend.fail({ mode: 'ok' });
  await worker.start();
  const chat = await posted;
  await served(chat);
});

test('killed after TaskRouter made the task and before we heard of it: there is one task', async () => {
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /v1/Workspaces/*/Tasks',
    answer: 'timeout',
    commit: 'after',
  });
  const posted = floor().customer('acct-42').opensChat();
  await eventually('the task is made', () => Promise.resolve(effects('tasks.create').length === 1));
  await killedAndRestarted();
  const chat = await posted;
  await floor().forward('30 seconds');
  await served(chat);
});

test('killed while the customer waits: the deadline that passed meanwhile is kept when it is back', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await worker.kill();
  await floor().forwardUnattended('61 seconds');
  await worker.start();
  await chat.shows({ phase: 'waiting', legs: [{ step: 2 }] });
  const ben = await floor().agent('ben', { routing: { skills: ['support'] } });
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('killed while an agent talks, and while they wrap up: the outcome is the same', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await killedAndRestarted();
  await chat.shows({ phase: 'active' });
  await worker.kill();
  await offer.wrapsUp();
  await worker.start();
  await chat.shows({ phase: 'wrapping' });
  await worker.kill();
  await offer.completes();
  await worker.start();
  await chat.closesAs('resolved', 'completed');
});

test('killed while the case note is written: it is written once', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  floor().backend.fail({ mode: 'slow', path: '/interactions', delayMs: 60_000 });
  await chat.command('backend', 'cancel', { by: 'customer', reason: 'left' });
  await worker.kill();
  floor().backend.fail({ mode: 'ok' });
  await worker.start();
  await chat.closesAs('abandoned', 'customer_left');
});

async function served(
  chat: Awaited<ReturnType<ReturnType<ReturnType<typeof floor>['customer']>['opensChat']>>,
) {
  const ana = await floor().agent('ana', SENIOR);
  const offer = await ana.expectsOffer();
  expect(effects('tasks.create')).toHaveLength(1);
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
}
