import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { cachePath } from '../harness/cache';
import { sinksOf } from '../../src/bin/worker/create-workers';
import { quietEvents, quietRuntime } from '../harness/quiet';
import { LIVES } from './lives';
import { LONG_LIVES } from './long-lives';

const folder = join(__dirname, 'histories');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

beforeAll(quietRuntime);

const options = () => ({
  sinks: sinksOf(quietEvents()),
  workflowBundle: { codePath: cachePath('workflow-bundle.js') },
  dataConverter: { payloadConverterPath: require.resolve('../../src/workflows/payload-converter.ts') },
});

test('there is a history of every life', () => {
  const lived = new Set(names.map((name) => name.replace(/--\d+$/, '')));
  expect([...lived].sort()).toEqual([...Object.keys(LIVES), ...Object.keys(LONG_LIVES)].sort());
});

test.each(names)('%s replays on this version', async (name) => {
  const history: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  await expect(Worker.runReplayHistory(options(), history, `interaction-${name}`)).resolves.toBeUndefined();
});

test('a history that this version would not write is refused', async () => {
  const text = readFileSync(join(folder, 'resolved-after-overflow.json'), 'utf8');
  const changed: unknown = JSON.parse(text.replaceAll('"moveToStep"', '"sendMessage"'));
  await expect(Worker.runReplayHistory(options(), changed, 'interaction-changed')).rejects.toMatchObject({
    name: 'DeterminismViolationError',
  });
});
