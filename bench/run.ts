import { createGateway } from '../src/gateway/gateway';
import { httpCreates } from './emulator-http';
import { cost, rate, webhook } from './measures';
import { outsideInMemory } from './outside';
import { setStage } from './stage';

/** What each number is held against. Never asserted: a loaded machine is no regression. */
const AIMS: Record<string, string> = {
  historyEvents: '<= 30',
  actions: '<= 11',
  webhookRatio: '<= 1.5',
  rateRatio: '>= 0.5',
  createRatio: '>= 0.5',
};

async function main(): Promise<void> {
  const creates = await httpCreates();
  const stage = await setStage();
  const { activities, taskOf } = outsideInMemory();
  const cast = { client: stage.client, gateway: createGateway(stage.client), taskOf };
  const stopWorkers = await stage.startWorkers(activities);
  const costs = await cost(stage, cast);
  const rates = await rate(stage, cast);
  await stopWorkers();
  const webhooks = await webhook(stage, cast);
  await stage.close();

  const numbers: Record<string, number> = { ...costs, ...rates, ...webhooks, ...creates };
  for (const [name, value] of Object.entries(numbers)) {
    console.log(
      `${name.padEnd(24)} ${String(Math.round(value * 100) / 100).padStart(10)}   ${AIMS[name] ?? ''}`,
    );
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(numbers));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
