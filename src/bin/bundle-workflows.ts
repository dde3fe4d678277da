import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleOptions } from '@temporalio/worker';
import { version as sdkVersion } from '@temporalio/worker/package.json';
import { bundleFile, stampFile } from './workflow-bundle';

/*
 * Builds the workflow bundle that every worker loads, so that workers start fast and all run the same code. Run by
 * `npm run build`, after tsc. Says nothing when all is well.
 */

const dist = join(__dirname, '..');
const [bundlePath, stampPath] = [bundleFile(dist), stampFile(dist)];

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** What ends up in the bundle, and what makes it. */
const INPUT_FOLDERS = ['workflows', 'domain'];

const inputFiles = (): readonly string[] =>
  INPUT_FOLDERS.flatMap((folder) =>
    readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name) => join(dist, folder, name)),
  );

const stampOf = (files: readonly string[]): string => {
  const hash = createHash('sha256').update(sdkVersion).update(readFileSync(__filename));
  for (const file of files) hash.update(file.slice(dist.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

const isCurrent = (stamp: string): boolean =>
  existsSync(bundlePath) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp;

/**
 * Without comments and indentation: every worker reads and compiles the bundle. Names stay as they are, for whoever reads
 * a stack trace. The loader is the one that the SDK brings for TypeScript.
 */
const withoutProse = (config: WebpackConfig): WebpackConfig => {
  const strip = {
    test: /\.js$/,
    use: {
      loader: require.resolve('swc-loader', { paths: [require.resolve('@temporalio/worker')] }),
      options: {
        isModule: 'unknown',
        sourceMaps: true,
        minify: true,
        jsc: { target: 'es2022', minify: { compress: false, mangle: false, format: { comments: false } } },
      },
    },
  };
  return { ...config, module: { ...config.module, rules: [...(config.module?.rules ?? []), strip] } };
};

const bundle = async (): Promise<void> => {
  const stamp = stampOf(inputFiles());
  if (isCurrent(stamp)) return;
  // Only now, because loading the SDK takes longer than finding out that there is nothing to do.
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, 'workflows', 'index.js'),
    payloadConverterPath: join(dist, 'workflows', 'payload-converter.js'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: withoutProse,
  });
  writeFileSync(bundlePath, code);
  writeFileSync(stampPath, stamp);
};

bundle().catch((error: unknown) => {
  console.error('The workflow bundle cannot be built:', error);
  process.exitCode = 1;
});
