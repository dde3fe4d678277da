import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../../src/adapters/policy-store/directory';
import { ACCOUNT } from './account';
import type { Floor } from './floor';
import { CRM_TOKEN } from './floor-activities';
import { eventually } from './temporal';

const PROGRAM = join(__dirname, '..', '..', 'dist', 'bin', 'worker.js');

/** The worker as it runs in production: a process of its own, that can be killed. */
export class WorkerProcess {
  private readonly policyDir = mkdtempSync(join(tmpdir(), 'throughline-policies-'));
  private child: ChildProcess | null = null;
  private port = 0;

  constructor(private readonly floor: Floor) {
    if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: this test runs the built worker.');
  }

  async start(): Promise<void> {
    await createDirectoryPolicyStore(this.policyDir, Date.now).publish(await this.floor.policies.current());
    this.port = await freePort();
    this.child = spawn(process.execPath, [PROGRAM], {
      env: this.environment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await eventually('the worker is ready', async () => {
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null);
      return answer?.status === 200;
    });
    this.floor.attended = true;
  }

  /** As the kernel kills: at once, nothing finished, nothing said. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.floor.attended = false;
    this.child = null;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.policyDir, { recursive: true, force: true });
  }

  private environment(): NodeJS.ProcessEnv {
    const { floor } = this;
    return {
      PATH: process.env.PATH,
      TEMPORAL_ADDRESS: floor.temporal.env.address,
      TEMPORAL_NAMESPACE: 'default',
      THROUGHLINE_LOG_LEVEL: 'error',
      THROUGHLINE_TWILIO: 'emulator',
      THROUGHLINE_EMULATOR_URL: floor.emulator.url,
      TWILIO_ACCOUNT_SID: ACCOUNT.sid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      TWILIO_WORKSPACE_SID: floor.workspace.sid,
      // Nobody is there: a worker needs its records for audit entries alone.
      DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none',
      THROUGHLINE_WORKER_PORT: String(this.port),
      THROUGHLINE_POLICY_DIR: this.policyDir,
      THROUGHLINE_BACKEND_URL: floor.backend.url,
      THROUGHLINE_BACKEND_TOKEN: CRM_TOKEN,
    };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
