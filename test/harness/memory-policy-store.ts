import type { PolicyStore, PublishedPolicy } from '../../src/adapters/policy-store/port';

/** The newest first; gone with the test. */
export class MemoryPolicyStore implements PolicyStore {
  private readonly published: PublishedPolicy[] = [];

  current(): Promise<PublishedPolicy> {
    const [newest] = this.published;
    return newest ? Promise.resolve(newest) : Promise.reject(new Error('No policy.'));
  }

  publish(policy: PublishedPolicy): Promise<void> {
    this.published.unshift(policy);
    return Promise.resolve();
  }

  history(): Promise<readonly PublishedPolicy[]> {
    return Promise.resolve(this.published);
  }
}
