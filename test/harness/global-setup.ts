import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { version } from '@temporalio/worker/package.json';
import { ensureTestServerBinary } from '../../src/bin/supervisor/temporal/find-temporal';
import { CACHE_DIR, cachePath } from './cache';
import { ensurePostgresTemplate } from './postgres';

const src = join(__dirname, '..', '..', 'src');

/** What all test files share: a Temporal server's program, the workflow bundle made from the sources, a database. */
export default async function globalSetup(): Promise<void> {
  mkdirSync(CACHE_DIR, { recursive: true });
  const cacheDir = join(__dirname, '..', '..', '.throughline', 'bin');
  writeFileSync(
    cachePath('temporal-path'),
    await ensureTestServerBinary(cacheDir, (line) => console.log(line)),
  );
  await Promise.all([bundleWorkflows(), ensurePostgresTemplate()]);
}

async function bundleWorkflows(): Promise<void> {
  const stamp = stampOf(['workflows', 'domain'].map((folder) => join(src, folder)));
  const stampPath = cachePath('workflow-bundle.stamp');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(src, 'workflows', 'index.ts'),
    payloadConverterPath: join(src, 'workflows', 'payload-converter.ts'),
    logger: new DefaultLogger('WARN'),
  });
  writeFileSync(cachePath('workflow-bundle.js'), code);
  writeFileSync(stampPath, stamp);
}

function stampOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(version);
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex');
}
