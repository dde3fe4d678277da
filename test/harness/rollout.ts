import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listVersions, promoteVersion, rampVersion, type WorkerVersion } from '../../src/gateway/deployments';
import { RolloutError } from '../../src/gateway/port';
import { eventually, type VirtualTemporal } from './temporal';

const PROGRAM = join(__dirname, '../../dist/bin/cli.js');

/** The server looks every few minutes whether a version is drained; in a test, every second. */
export const QUICK_DRAINAGE = [
  'matching.wv.VersionDrainageStatusVisibilityGracePeriod="1s"',
  'matching.wv.VersionDrainageStatusRefreshInterval="1s"',
];

export interface Told {
  readonly code: number | null;
  readonly text: string;
}

/** Operations, at a terminal: `throughline rollout …` against the floor's Temporal server. */
export class Operations {
  constructor(
    private readonly temporal: VirtualTemporal,
    private readonly deployment: string,
  ) {
    if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: this test runs the built command.');
  }

  async rollout(...words: string[]): Promise<Told> {
    const child = spawn(process.execPath, [PROGRAM, 'rollout', ...words], {
      env: {
        PATH: process.env.PATH,
        TEMPORAL_ADDRESS: this.temporal.env.address,
        THROUGHLINE_DEPLOYMENT: this.deployment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text };
  }

  /** What the command does, without its second of a process; Temporal has seen new workers a moment after they start. */
  private async does(what: string, step: () => Promise<void>): Promise<void> {
    await eventually(what, async () => {
      try {
        await step();
        return true;
      } catch (error) {
        if (error instanceof RolloutError && error.code !== 'refused') return false;
        throw error;
      }
    });
  }

  promotes(buildId: string): Promise<void> {
    const version = { deployment: this.deployment, buildId };
    return this.does(`${buildId} is promoted`, () => promoteVersion(this.temporal.env.client, version));
  }

  ramps(buildId: string, percent: number): Promise<void> {
    const version = { deployment: this.deployment, buildId };
    return this.does(`${buildId} ramps`, () => rampVersion(this.temporal.env.client, version, percent));
  }

  async versions(): Promise<Record<string, WorkerVersion>> {
    const versions = await listVersions(this.temporal.env.client, this.deployment);
    return Object.fromEntries(versions.map((version) => [version.buildId, version]));
  }

  /** What the versions are, soon: counts come from visibility, which is a moment behind. */
  async sees(expected: Record<string, Partial<WorkerVersion>>): Promise<void> {
    let versions: Record<string, WorkerVersion> = {};
    const matches = async () => {
      versions = await this.versions();
      return Object.entries(expected).every(([build, fields]) =>
        Object.entries(fields).every(
          ([key, value]) => versions[build]?.[key as keyof WorkerVersion] === value,
        ),
      );
    };
    await eventually('the versions', matches).catch(() => expect(versions).toMatchObject(expected));
  }
}
