import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, systemClock } from '../src/emulator';

const TASKS = 10_000;
const ATTRIBUTES = JSON.stringify({ language: 'en', note: 'x'.repeat(270) });

/** How long an emulator takes to be up again with ten thousand waiting tasks, of 300 characters of attributes each. */
export async function snapshotLoad() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const options = {
    port: 0,
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'bench-auth-token',
    clock: systemClock(),
    snapshotFile: join(folder, 'emulator.json'),
  };
  const first = await startEmulator(options);
  const { engine } = first;
  const { sid } = engine.workspaces.create({ friendlyName: 'bench' });
  const queue = engine.taskQueues.create(sid, { friendlyName: 'everybody' });
  const workflow = engine.workflows.create(sid, {
    friendlyName: 'plan',
    configuration: JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } }),
  });
  for (let n = 0; n < TASKS; n++) {
    engine.tasks.create(sid, { workflowSid: workflow.sid, attributes: ATTRIBUTES });
  }
  await first.close();
  const begun = performance.now();
  const second = await startEmulator(options);
  const snapshotLoadMs = performance.now() - begun;
  const waiting = second.engine.tasks.list(sid, {}).length;
  await second.close();
  rmSync(folder, { recursive: true });
  if (waiting !== TASKS) throw new Error(`Of ${TASKS} tasks ${waiting} came back.`);
  return { snapshotLoadMs };
}
