import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { OUTCOMES } from '../../src/domain/interaction-view';
import { VERDICTS } from '../../src/domain/outcome';
import type { InteractionResult } from '../../src/workflows/messages';
import { cachePath } from '../harness/cache';
import { sinksOf } from '../../src/bin/worker/create-workers';
import { quietEvents, quietRuntime } from '../harness/quiet';
import { AFTER_HOURS } from './after-hours';
import { ESCALATIONS, LIMITED } from './escalations';
import { ANSWERS } from './answers';
import { FOLLOW_UPS } from './follow-ups';
import { KNOWN_AGENTS } from './known-agents';
import { LIVES } from './lives';
import { LONG_LIVES } from './long-lives';
import { OVERRIDES } from './overrides';
import { PROMISES } from './promises';
import { TRACKERS } from './trackers';

const folder = join(__dirname, 'histories');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

const historyOf = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

beforeAll(quietRuntime);

const options = () => ({
  sinks: sinksOf(quietEvents()),
  workflowBundle: { codePath: cachePath('workflow-bundle.js') },
  dataConverter: { payloadConverterPath: require.resolve('../../src/workflows/payload-converter.ts') },
});

test('there is a history of every life', () => {
  const lived = new Set(names.map((name) => name.replace(/--\d+$/, '')));
  const lives = [
    LIVES,
    AFTER_HOURS,
    ANSWERS,
    ESCALATIONS,
    LIMITED,
    FOLLOW_UPS,
    TRACKERS,
    OVERRIDES,
    PROMISES,
    KNOWN_AGENTS,
    LONG_LIVES,
  ].flatMap((all) => Object.keys(all));
  expect([...lived].sort()).toEqual(lives.sort());
});

/** What the recorded life came to: `resolved (completed)`; a run that went on has no ending, and a ladder has others. */
function endingOf(name: string): string[] {
  const { events } = historyFromJSON(historyOf(name));
  const { result } = events?.at(-1)?.workflowExecutionCompletedEventAttributes ?? {};
  if (!result?.payloads?.[0]) return [];
  const { outcome, reason } = defaultPayloadConverter.fromPayload<Partial<InteractionResult>>(
    result.payloads[0],
  );
  return outcome === undefined ? [] : [`${outcome} (${reason})`];
}

/** The emulator can not bring these about; test/domain has them. */
const UNRECORDED = {
  'unserved (never_queued)': 'it holds no call outside of TaskRouter’s queues',
  'resolved (task_vanished)': 'its event log forgets no task',
};

test('there is a history of every ending that the outcome table knows', () => {
  const stated = VERDICTS.filter(({ outcome }) => outcome !== 'new_leg').map(
    ({ outcome, reason }) => `${outcome} (${reason})`,
  );
  const recorded = new Set(names.flatMap(endingOf));
  const missing = stated.filter((ending) => !recorded.has(ending));
  expect([...new Set(missing)].sort()).toEqual(Object.keys(UNRECORDED).sort());
});

test('there is a history of every outcome', () => {
  const recorded = new Set(names.flatMap(endingOf).map((ending) => ending.split(' ')[0]));
  expect([...recorded].sort()).toEqual([...OUTCOMES].sort());
});

test.each(names)('%s replays on this version', async (name) => {
  await expect(
    Worker.runReplayHistory(options(), historyOf(name), `interaction-${name}`),
  ).resolves.toBeUndefined();
});

/** Our code with a mistake in it, as somebody might make it: the bundle with one place changed. */
describe('a change that running interactions would not survive is refused', () => {
  const bundle = readFileSync(cachePath('workflow-bundle.js'), 'utf8');
  const REFUSED = { name: 'DeterminismViolationError' };

  const changed = (from: string, to: string): string => {
    expect(bundle.split(from)).toHaveLength(2);
    return bundle.replace(from, to);
  };
  const replayed = (name: string, code: string) =>
    Worker.runReplayHistory(
      { ...options(), workflowBundle: { code } },
      historyOf(name),
      `interaction-${name}`,
    );

  /** How the driver's module calls what it imports. */
  const imported = (name: string): string => {
    const [call = ''] = new RegExp(`\\(0,\\w+\\.${name}\\)`).exec(bundle) ?? [];
    expect(call).not.toBe('');
    return call;
  };
  const BEFORE_ALL = 'const publish = (0,';
  const oneMore = () =>
    `await ${imported('carryOut')}({ do: 'diagnose', diagnostic: '', customerId: '', id: 'new', background: true, begunAt: 0 });`;

  test('an activity before all others', async () => {
    const broken = changed(BEFORE_ALL, `${oneMore()} ${BEFORE_ALL}`);
    await expect(replayed('resolved-after-overflow', broken)).rejects.toMatchObject(REFUSED);
  });

  test('the same behind patched() is not: old histories go the old way', async () => {
    const patched = imported('currentUpdateInfo').replace('currentUpdateInfo', 'patched');
    const mended = changed(BEFORE_ALL, `if (${patched}('one-more')) ${oneMore()} ${BEFORE_ALL}`);
    await expect(replayed('resolved-after-overflow', mended)).resolves.toBeUndefined();
  });

  test('a timer that is armed no more', async () => {
    const broken = changed('this.arm(until)', 'void until');
    await expect(replayed('unserved-call', broken)).rejects.toMatchObject(REFUSED);
  });

  test('an activity of another name', async () => {
    const broken = bundle.replaceAll('moveToStep', 'moveAlong');
    await expect(replayed('resolved-after-overflow', broken)).rejects.toMatchObject(REFUSED);
  });

  test('a new run that is not begun', async () => {
    const broken = changed('isDue() && isWhole(state)', 'false');
    await expect(replayed('gone-on-as-new--1', broken)).rejects.toMatchObject(REFUSED);
  });
});
