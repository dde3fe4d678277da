import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm run build` leaves in `dist`: the workflows' code, and a hash of all that went into it. */
export const bundleFile = (dist: string): string => join(dist, 'workflow-bundle.js');
export const stampFile = (dist: string): string => join(dist, 'workflow-bundle.stamp');

/**
 * Names the build by its workflow code, the SDK's version and how they are bundled: the same gives the same name on every
 * machine, and a change of anything else keeps it, since running interactions do not care.
 */
export const buildIdOf = (dist: string): string =>
  `bundle-${readFileSync(stampFile(dist), 'utf8').trim().slice(0, 12)}`;
