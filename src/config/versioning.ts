import { z } from 'zod';
import type { Reader } from './reader';

/** What `throughline start` and the commands call the deployment when nobody says otherwise. */
export const DEFAULT_DEPLOYMENT = 'throughline';

/** How Temporal tells this worker's build from others (docs/rollout.md). */
export interface VersioningConfig {
  readonly deployment: string;
  /** Null: the hash of the workflow bundle. */
  readonly buildId: string | null;
  /** Whether an interaction stays on the build it began on, or goes to whichever is current. */
  readonly behaviour: 'pinned' | 'auto-upgrade';
}

/** Temporal joins the two by a colon and keeps names that begin with two underscores for itself. */
export const deploymentName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/,
    'must begin with a letter or a digit and hold letters, digits, - and _',
  );

/** As an image's tag may be written (OCI distribution specification, "Pulling manifests"). */
const buildId = z
  .string()
  .regex(
    /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/,
    'must be written like an image tag: letters, digits, ., - and _',
  );

const behaviour = z.enum(['pinned', 'auto-upgrade'], 'must be "pinned" or "auto-upgrade"');

/** Null where no deployment is named: the worker is unversioned. */
export const readVersioning = (reader: Reader): VersioningConfig | null => {
  const deployment = reader.optional('THROUGHLINE_DEPLOYMENT', deploymentName);
  const rest = {
    buildId: reader.optional('THROUGHLINE_BUILD_ID', buildId),
    behaviour: reader.required('THROUGHLINE_VERSIONING', behaviour),
  };
  if (deployment !== null) return { deployment, ...rest };
  for (const name of ['THROUGHLINE_BUILD_ID', 'THROUGHLINE_VERSIONING'] as const) {
    if (reader.isSet(name) && !reader.isSet('THROUGHLINE_DEPLOYMENT')) {
      reader.problem(name, 'is set, but THROUGHLINE_DEPLOYMENT is not');
    }
  }
  return null;
};
