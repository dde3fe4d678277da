import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where jest's global setup leaves what the test files share: the Temporal CLI's path, the workflow bundle. */
export const CACHE_DIR = join(__dirname, '..', '..', '.test-cache');

export const cachePath = (name: string): string => join(CACHE_DIR, name);

export const cacheFile = (name: string): string => readFileSync(cachePath(name), 'utf8').trim();
