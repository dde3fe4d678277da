import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { useFloor } from '../harness/floor';
import { TWO_STEPS } from '../harness/policies';
import { LIVES } from './lives';

const floor = useFloor(TWO_STEPS);

/** Process ids, host names and paths of stack traces say nothing about the interaction. */
const withoutMachine = (json: string): string =>
  json.replace(/("identity": *)"[^"]*"/g, '$1"test"').replace(/("stackTrace": *)"(?:[^"\\]|\\.)*"/g, '$1""');

/** Lives the lives that have no history yet and keeps it. One that was released is never recorded anew. */
for (const [name, live] of Object.entries(LIVES)) {
  const file = join(__dirname, 'histories', `${name}.json`);
  (existsSync(file) ? test.skip : test)(name, async () => {
    const { workflowId } = await live(floor());
    await floor().settle();
    const history = await floor().temporal.env.client.workflow.getHandle(workflowId).fetchHistory();
    writeFileSync(file, `${withoutMachine(historyToJSON(history))}\n`);
  });
}
