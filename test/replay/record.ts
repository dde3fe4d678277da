import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { ANSWERED_LADDERS } from '../harness/answered-ladders';
import { CLOCKS } from '../harness/clocks';
import { useFloor, type Floor } from '../harness/floor';
import { FOLLOWED_UP } from '../harness/followed-up';
import { LADDERS } from '../harness/ladders';
import { TRACKED_LADDERS } from '../harness/tracked-ladders';
import { TWO_STEPS } from '../harness/policies';
import { STICKY } from '../harness/sticky';
import { AFTER_HOURS, HOURS } from './after-hours';
import { ESCALATIONS, LIMITED, LIMITED_LADDERS } from './escalations';
import { ANSWERS } from './answers';
import { FOLLOW_UPS } from './follow-ups';
import { KNOWN_AGENTS } from './known-agents';
import { LIVES } from './lives';
import { LONG_LIVES, SHORT_HISTORIES } from './long-lives';
import { OVERRIDES, UNHURRIED } from './overrides';
import { PROMISES } from './promises';
import { TRACKERS } from './trackers';

const fileOf = (name: string): string => join(__dirname, 'histories', `${name}.json`);

/** Process ids, host names and paths of stack traces say nothing about the interaction. */
const withoutMachine = (json: string): string =>
  json.replace(/("identity": *)"[^"]*"/g, '$1"test"').replace(/("stackTrace": *)"(?:[^"\\]|\\.)*"/g, '$1""');

async function keep(floor: Floor, workflowId: string, runId: string | undefined, name: string) {
  const history = await floor.temporal.env.client.workflow.getHandle(workflowId, runId).fetchHistory();
  writeFileSync(fileOf(name), `${withoutMachine(historyToJSON(history))}\n`);
}

/** A life that has a history is not lived again: one that was released is never recorded anew. */
const testOf = (firstFile: string) => (existsSync(fileOf(firstFile)) ? test.skip : test);

describe.each([
  ['lives of one run', TWO_STEPS, LIVES],
  ['lives with ladders', LADDERS, ESCALATIONS],
  ['lives with a limit', LIMITED_LADDERS, LIMITED],
  ['lives with answers', ANSWERED_LADDERS, ANSWERS],
  ['lives that go on by mail', FOLLOWED_UP, FOLLOW_UPS],
  ['lives with a tracker', TRACKED_LADDERS, TRACKERS],
  ['lives with promises', CLOCKS, PROMISES],
  ['lives outside the hours', HOURS, AFTER_HOURS],
  ['lives with agents who are known', STICKY, KNOWN_AGENTS],
  ['lives with overrides', UNHURRIED, OVERRIDES],
])('%s', (_, policy, lives) => {
  const floor = useFloor(policy);
  for (const [name, live] of Object.entries(lives)) {
    testOf(name)(name, async () => {
      const { workflowId } = await live(floor());
      await floor().settle();
      await keep(floor(), workflowId, undefined, name);
    });
  }
});

describe('lives of several runs', () => {
  const floor = useFloor(TWO_STEPS, SHORT_HISTORIES);
  for (const [name, live] of Object.entries(LONG_LIVES)) {
    testOf(`${name}--1`)(name, async () => {
      const { workflowId } = await live(floor());
      await floor().settle();
      const runs = await floor().temporal.runsOf(workflowId);
      expect(runs.length).toBeGreaterThan(1);
      for (const [n, { runId }] of runs.entries()) {
        await keep(floor(), workflowId, runId, `${name}--${n + 1}`);
      }
    });
  }
});
