import { createGateway } from '../src/gateway/gateway';
import { calendars } from './calendars';
import { httpCreates } from './emulator-http';
import { matching } from './matching';
import { cost, rate, transferCost, webhook } from './measures';
import { outsideInMemory } from './outside';
import { snapshotLoad } from './snapshot-load';
import { setStage } from './stage';

/** What each number is held against. Never asserted: a loaded machine is no regression. */
const AIMS: Record<string, string> = {
  historyEvents: '<= 30',
  actions: '<= 11',
  transferHistoryEvents: '<= 14',
  transferActions: '<= 5',
  webhookRatio: '<= 1.5',
  rateRatio: '>= 0.5',
  createRatio: '>= 0.5',
  matchGrowth: '<= 2',
  bytesPerWaitingTask: '<= 4096',
  snapshotLoadMs: '<= 2000',
  workingTimeUs: '<= 20',
};

type Numbers = Record<string, number>;

async function interactions(): Promise<Numbers> {
  const stage = await setStage();
  const { activities, taskOf, assign } = outsideInMemory();
  const cast = { client: stage.client, gateway: createGateway(stage.client), taskOf, assign };
  const stopWorkers = await stage.startWorkers(activities);
  const costs = await cost(stage, cast);
  const handOvers = await transferCost(stage, cast);
  const rates = await rate(stage, cast);
  await stopWorkers();
  const webhooks = await webhook(stage, cast);
  await stage.close();
  return { ...costs, ...handOvers, ...rates, ...webhooks };
}

/** By the names that `npm run bench -- NAME...` takes; without any, all of them. */
const MEASURES: Record<string, () => Numbers | Promise<Numbers>> = {
  engine: matching,
  calendars,
  emulator: async () => ({ ...(await httpCreates()), ...(await snapshotLoad()) }),
  interactions,
};

async function main(): Promise<void> {
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const unknown = named.filter((name) => MEASURES[name] === undefined);
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}.`);
  }
  const numbers: Numbers = {};
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (named.length === 0 || named.includes(name)) Object.assign(numbers, await measure());
  }
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
