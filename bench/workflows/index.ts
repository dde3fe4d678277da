import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { work } = proxyActivities<{ work(): Promise<void> }>({
  startToCloseTimeout: '10s',
  taskQueue: 'bench',
});

/** The least that a durable process with an acceptance deadline can be: one activity, one timer, two signals. */
export async function bare(): Promise<void> {
  let told = 0;
  setHandler(defineSignal('told'), () => void told++);
  await work();
  await condition(() => told >= 1, '1 minute');
  await condition(() => told >= 2);
}

export { escalation, interaction } from '../../src/workflows';
