import { createGateway } from '../src/gateway/gateway';
import { calendars } from './calendars';
import { httpCreates } from './emulator-http';
import { dueCallbacks, openLadders } from './crowd';
import { ladderCost } from './ladder';
import { matching } from './matching';
import { cost, rate, transferCost, webhook } from './measures';
import { outsideInMemory, type Outside } from './outside';
import { Product } from './product/product';
import { reconcile } from './product/reconcile';
import { recovery } from './product/recovery';
import { timerLateness } from './product/timer-lateness';
import { snapshotLoad } from './snapshot-load';
import { openRecords } from './records';
import { setStage, type Stage } from './stage';

/** What each number is held against. Never asserted: a loaded machine is no regression. */
const AIMS: Record<string, string> = {
  historyEvents: '<= 30',
  actions: '<= 11',
  transferHistoryEvents: '<= 14',
  transferActions: '<= 5',
  ladderEvents: '<= 60',
  ladderActions: '<= 20',
  laddersLatenessP99Ms: '<= 5000',
  callbacksLatenessP99Ms: '<= 5000',
  webhookRatio: '<= 1.5',
  rateRatio: '>= 0.6',
  reconcileSeconds: '< 30',
  reconcilePagesPer1000: '<= 1',
  recoveryMaxS: '<= 20',
  timerLatenessP99Ms: '<= 1000',
  createRatio: '>= 0.5',
  matchGrowth: '<= 2',
  bytesPerWaitingTask: '<= 4096',
  snapshotLoadMs: '<= 2000',
  workingTimeUs: '<= 20',
};

type Numbers = Record<string, number>;

type Cast = Parameters<typeof transferCost>[1] & Pick<Outside, 'createdAt'>;

/** A measure of the workflow alone, beside a bare one: Temporal in memory, everything else answers at once. */
const onStage =
  (measure: (stage: Stage, cast: Cast, stopWorkers: () => Promise<void>) => Promise<Numbers>) =>
  async (): Promise<Numbers> => {
    const stage = await setStage();
    const { activities, taskOf, createdAt, assign } = outsideInMemory();
    const cast = { client: stage.client, gateway: createGateway(stage.client), taskOf, createdAt, assign };
    const stopWorkers = await stage.startWorkers(activities);
    let isStopped = false;
    const stopOnce = async (): Promise<void> => {
      if (!isStopped) await stopWorkers();
      isStopped = true;
    };
    try {
      return await measure(stage, cast, stopOnce);
    } finally {
      await stopOnce();
      await stage.close();
    }
  };

async function webhooks(stage: Stage, cast: Cast, stopWorkers: () => Promise<void>): Promise<Numbers> {
  await stopWorkers();
  const { records, close } = await openRecords();
  try {
    return await webhook(stage, cast, records);
  } finally {
    await close();
  }
}

/** A measure on the product's own processes, which `npm run build` made. */
const onProduct = (measure: (product: Product) => Promise<Numbers>) => async (): Promise<Numbers> => {
  const product = await Product.start();
  try {
    return await measure(product);
  } finally {
    await product.stop();
  }
};

/** By the names that `npm run bench -- NAME...` takes; without any, all of them. */
const MEASURES: Record<string, () => Numbers | Promise<Numbers>> = {
  engine: matching,
  calendars,
  emulator: async () => ({ ...(await httpCreates()), ...(await snapshotLoad()) }),
  cost: onStage(async (stage, cast) => ({
    ...(await cost(stage, cast)),
    ...(await transferCost(stage, cast)),
  })),
  ladder: onStage((stage) => ladderCost(stage.client, stage.actions)),
  openLadders: onStage((stage) => openLadders(stage)),
  callbacks: onStage((stage, cast) => dueCallbacks(stage, cast)),
  rate: onStage((stage, cast) => rate(stage, cast)),
  webhooks: onStage(webhooks),
  reconcile10k: onProduct(reconcile),
  recovery: onProduct(recovery),
  timers: onProduct(timerLateness),
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
