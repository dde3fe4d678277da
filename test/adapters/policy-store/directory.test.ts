import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../../../src/adapters/policy-store/directory';
import { policyVersionOf } from '../../../src/adapters/policy-store/policy-version';
import { PolicyMissingError } from '../../../src/adapters/policy-store/port';
import type { PublishedPolicy } from '../../../src/adapters/policy-store/port';
import { asRoutingPlanSid } from '../../../src/domain/ids';

let directory: string;
let time = 0;
const now = () => (time += 1_000);
const store = () => createDirectoryPolicyStore(join(directory, 'policies'), now);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'policy-store-'));
});
afterEach(() => rm(directory, { recursive: true }));

const published = (text: string, suffix = ''): PublishedPolicy => ({
  version: policyVersionOf('support', text) + suffix,
  text,
  routingPlans: {
    voice: asRoutingPlanSid('WW1'),
    messaging: asRoutingPlanSid('WW2'),
    email: asRoutingPlanSid('WW3'),
  },
});

it('the version is the name and the beginning of the sha256', () => {
  const digest = createHash('sha256').update('name: support\n').digest('hex');
  expect(policyVersionOf('support', 'name: support\n')).toBe(`support@${digest.slice(0, 8)}`);
});

it('before the first publish it says what to do', async () => {
  await expect(store().current()).rejects.toThrow(PolicyMissingError);
  await expect(store().current()).rejects.toThrow(/throughline policy apply/);
  expect(await store().history()).toEqual([]);
});

it('what was published is in force, for readers that were open before, too', async () => {
  const reader = store();
  await store().publish(published('a: 1'));
  expect(await reader.current()).toEqual(published('a: 1'));
  await store().publish(published('b: 2'));
  expect(await reader.current()).toEqual(published('b: 2'));
  await store().publish(published('a: 1'));
  expect(await reader.current()).toEqual(published('a: 1'));
});

it('the history has each version once, the latest published first', async () => {
  const { publish, history } = store();
  for (const text of ['a: 1', 'b: 2', 'c: 3', 'a: 1']) await publish(published(text));
  await publish(published('c: 3', '@x20'));
  expect(await history()).toEqual([
    published('c: 3', '@x20'),
    published('a: 1'),
    published('c: 3'),
    published('b: 2'),
  ]);
});

it('an unchanged policy is not read again', async () => {
  const reader = store();
  await reader.publish(published('a: 1'));
  expect(await reader.current()).toBe(await reader.current());
});

it('readers during publishes see one policy or the other, whole', async () => {
  const texts = ['a', 'b'].map((letter) => letter.repeat(50_000));
  const writer = store();
  await writer.publish(published(texts[0] ?? ''));
  const seen = new Set<string>();
  let done = false;
  const reading = (async () => {
    while (!done) {
      const { version, text } = await store().current();
      expect(version).toBe(policyVersionOf('support', text));
      seen.add(version);
    }
  })();
  for (let n = 0; n < 20; n += 1) await writer.publish(published(texts[n % 2] ?? ''));
  done = true;
  await reading;
  expect(seen.size).toBeGreaterThan(0);
  const files = await readdir(join(directory, 'policies'));
  expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

it('a version that could be another file is refused', async () => {
  await expect(store().publish({ ...published('a'), version: '../../x@00000000' })).rejects.toThrow(
    TypeError,
  );
});

it.each(['{"version":"support@00000000"}', '{"vers', ''])('a damaged file is named: %j', async (content) => {
  await store().publish(published('a: 1'));
  await writeFile(join(directory, 'policies', 'current.json'), content);
  await expect(store().current()).rejects.toThrow(/current\.json is damaged/);
});
