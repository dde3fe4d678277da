import { currentPolicyReader } from '../../src/activities/current-policy';
import type { PolicyStore, PublishedPolicy } from '../../src/adapters/policy-store/port';
import { TWO_STEPS } from '../harness/policies';

const published = (version: string, text = TWO_STEPS): PublishedPolicy => ({
  version,
  text,
  routingPlans: { urgent: 'WW1', patient: 'WW2' } as unknown as PublishedPolicy['routingPlans'],
});

const storeOf = (...answers: (PublishedPolicy | Error)[]): PolicyStore =>
  ({
    current: () => {
      const next = answers.shift()!;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  }) as PolicyStore;

const AWAY = new Error('The disk is away.');

test('a new version is in force as soon as it can be read', async () => {
  const read = currentPolicyReader(storeOf(published('test@1'), published('test@2')));
  expect([(await read()).version, (await read()).version]).toEqual(['test@1', 'test@2']);
});

test('while the policy cannot be read the last one stays in force', async () => {
  const read = currentPolicyReader(
    storeOf(published('test@1'), AWAY, published('test@2', 'routes: ['), published('test@3')),
  );
  const versions = [await read(), await read(), await read(), await read()].map(({ version }) => version);
  expect(versions).toEqual(['test@1', 'test@1', 'test@1', 'test@3']);
});

test('where none was ever read, the question fails, to be asked again', async () => {
  const read = currentPolicyReader(storeOf(AWAY, published('test@1')));
  await expect(read()).rejects.toThrow(AWAY.message);
  expect((await read()).version).toBe('test@1');
});
