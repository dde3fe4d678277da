import { setTimeout as pause } from 'node:timers/promises';
import { buildVariant } from './build/build';
import type { Variant } from './build/edits';
import { slownessOf } from './calibration';
import type { Evidence } from './evidence/evidence';
import { laddersOf } from './evidence/ladders';
import { overridesOf } from './evidence/overrides';
import { crmNotes, eventLog, livesOf, phoneCalls, TemporalBooks } from './evidence/gather';
import { logReadBeyond, recordsAt } from './evidence/records';
import type { FaultKind } from './faults/fault-kind';
import { Schedule } from './faults/schedule';
import { Metronome } from './metronome';
import { startChaosStack, type ChaosStack } from './stack/stack';
import { Workload } from './workload';

export interface CampaignOptions {
  readonly seed: number;
  readonly interactions: number;
  readonly rate: number;
  readonly open: number;
  /** After so many, nobody comes any more, however many were to come. */
  readonly minutes: number;
  /** How much longer than usual things are left alone between two faults. */
  readonly calm: number;
  readonly variant: Variant;
  readonly faults: readonly FaultKind[];
  /** Where the processes keep their state and their logs. */
  readonly stateDir: string;
  readonly say: (line: string) => void;
  /** Told how to stop the processes, for whoever has to end early. */
  readonly onStarted?: (stop: () => Promise<void>) => void;
}

/** Contacts carried before anything is spoiled, and after: they say how fast this machine is today. */
const CONTROLS = 4;
/** For faults that still wait for their moment, this many contacts more are let in, by and by. */
const MOST_EXTRA = 2;
/** Once nothing is spoiled any more, something has to come to its end within this time, and then something else. */
const DRAIN_MS = 60_000;
/** Longer than a ladder of the campaign's policy takes from its first level to its end, climbed on from an acknowledgement too. */
const LADDERS_MS = 90_000;
/** Longer than an override of the campaign's lasts, should nobody end it. */
const OVERRIDES_MS = 120_000;
/** Whoever reads TaskRouter's log leaves out the newest fifteen seconds of it. */
const LOG_READ_MS = 60_000;

/** Runs a campaign and answers all that is known of it; what it means is the checker's to say. */
export async function runCampaign(options: CampaignOptions): Promise<Evidence> {
  const { variant, stateDir, say, onStarted } = options;
  const stack = await startChaosStack(stateDir, buildVariant(variant), say);
  onStarted?.(stack.stop);
  const metronome = new Metronome();
  try {
    return await runOn(stack, metronome, options);
  } finally {
    metronome.stop();
    await stack.stop();
  }
}

async function runOn(stack: ChaosStack, metronome: Metronome, options: CampaignOptions): Promise<Evidence> {
  const { seed, say } = options;
  const startedAt = Date.now();
  const books = await TemporalBooks.open(stack);
  const workload = new Workload(stack, books, options);
  const before = await calibrate(stack, workload);
  const faults = await rattle(stack, workload, options);
  try {
    const stuck = await drained(workload, books, new Set(), say);
    const quietAt = Date.now();
    const slowness = Math.max(before, await calibrate(stack, workload));
    say(`Contacts that nothing was done to took ${slowness.toFixed(1)} times as long as on an idle machine.`);
    await drained(workload, books, stuck, say);
    if (!(await books.ended('escalation', LADDERS_MS))) say('Some ladders have not ended.');
    if (!(await books.ended('override', OVERRIDES_MS))) say('Some overrides have not ended.');
    await workload.end();
    const handedOn = await books.auditsHandedOn(DRAIN_MS);
    if (!handedOn) say('Entries of the audit log still wait for the records.');
    if (!(await logReadBeyond(stack.context.databaseUrl, quietAt, LOG_READ_MS))) {
      say('Nobody has read the event log up to the end.');
    }
    const events = await eventLog(stack, startedAt);
    const gathered = await livesOf(stack, books, workload.lives());
    const ladders = await laddersOf(stack, books, workload.lives());
    return {
      ...gathered,
      ladders,
      overrides: await overridesOf(stack, books),
      ...(await recordsAt(stack.context.databaseUrl)),
      seed,
      slowness,
      quietAt,
      events,
      faults,
      ledger: workload.ledger.entries,
      passages: stack.door.passages,
      calls: await phoneCalls(stack),
      notes: await crmNotes(stack),
      outages: stack.processes.outages,
      stalls: metronome.stalls,
    };
  } finally {
    await books.close();
  }
}

async function calibrate(stack: ChaosStack, workload: Workload): Promise<number> {
  const since = Date.now();
  const known = new Set(workload.plans.keys());
  await workload.admit(CONTROLS);
  await pause(2_000);
  const controls = workload.lives().filter(({ name }) => !known.has(name));
  return slownessOf(workload.ledger.entries, controls, await eventLog(stack, since));
}

/** Customers come and things break, until all have come and each fault has had its turn. */
async function rattle(stack: ChaosStack, workload: Workload, options: CampaignOptions) {
  const { seed, interactions, minutes, faults: kinds, calm, say } = options;
  const until = Date.now() + minutes * 60_000;
  const enough = new AbortController();
  const schedule = new Schedule(stack, { seed, kinds, calm, signal: enough.signal, say });
  const breaking = schedule.run();
  const overseeing = workload.overseer.work(enough.signal);
  await workload.admit(Math.max(1, interactions - 2 * CONTROLS), until);
  for (let extra = 0; extra < interactions * MOST_EXTRA && !schedule.isThrough(); extra += 1) {
    await workload.admit(1);
  }
  enough.abort();
  await Promise.all([breaking, overseeing]);
  return schedule.faults;
}

/** Until everything has ended, or nothing has for too long: what is stuck by then is stuck, and answered. Nobody waits for it again. */
async function drained(
  workload: Workload,
  books: TemporalBooks,
  stuck: ReadonlySet<string>,
  say: (line: string) => void,
): Promise<ReadonlySet<string>> {
  const ids = workload.lives().flatMap(({ interactionId }) => interactionId ?? []);
  const open = new Set(ids.filter((id) => !stuck.has(id)));
  let lastEnd = Date.now();
  while (open.size > 0 && Date.now() - lastEnd < DRAIN_MS) {
    for (const id of open) {
      const isOpen = await books.isOpen(`interaction-${id}`);
      if (isOpen) continue;
      open.delete(id);
      lastEnd = Date.now();
    }
    if (open.size > 0) await pause(500);
  }
  const left = open.size + stuck.size;
  say(left === 0 ? 'Every interaction has ended.' : `${left} interactions have not ended.`);
  return open;
}
