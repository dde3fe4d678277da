/**
 * The import table: which folder of src may import which (docs/architecture.md, "Who may import whom").
 * `inside` lists the other folders of src a folder may use; `vendor` the packages it may use, or null for any.
 */
const everyFolder = [
  'domain',
  'expressions',
  'policy',
  'workflows',
  'activities',
  'gateway',
  'adapters',
  'records',
  'api',
  'taskrouter-engine',
  'emulator',
  'simulator',
  'config',
  'observability',
  'backend',
  'bin',
];

const table = {
  domain: { inside: [], vendor: [] },
  expressions: { inside: [], vendor: [] },
  'taskrouter-engine': { inside: ['expressions'], vendor: [] },
  policy: { inside: ['domain', 'expressions'], vendor: ['zod', 'yaml', 'luxon'] },
  workflows: { inside: ['domain', 'activities'], vendor: ['@temporalio/workflow', '@temporalio/common'] },
  activities: {
    inside: ['domain', 'policy', 'adapters', 'records', 'gateway', 'observability'],
    vendor: ['@temporalio/activity', '@temporalio/common'],
  },
  adapters: { inside: ['domain', 'observability'], vendor: null, never: ['@temporalio/*', 'express'] },
  gateway: {
    inside: ['domain', 'workflows', 'observability'],
    vendor: ['@temporalio/client', '@temporalio/common', 'node:crypto'],
  },
  api: {
    inside: ['domain', 'gateway', 'workflows', 'policy', 'records', 'observability'],
    vendor: null,
    never: ['@temporalio/*'],
  },
  emulator: { inside: ['taskrouter-engine'], vendor: null, never: ['@temporalio/*', 'zod'] },
  simulator: { inside: ['domain', 'policy', 'taskrouter-engine'], vendor: [] },
  records: { inside: ['domain', 'observability'], vendor: null, never: ['@temporalio/*', 'express'] },
  config: { inside: ['domain'], vendor: ['zod', 'node:*', '@temporalio/envconfig'] },
  observability: { inside: ['domain'], vendor: null, never: ['express'] },
  /** Stands for somebody else's system, so it shares nothing with ours. */
  backend: { inside: [], vendor: null, never: ['@temporalio/*', 'twilio'] },
};

/** Imports that the table allows for part of a folder only. */
const finer = [
  {
    target: './src/api',
    from: './src/workflows',
    except: ['./messages.ts'],
    message: 'api takes only workflows/messages from workflows.',
  },
  {
    target: './src/gateway',
    from: './src/workflows',
    except: ['./messages.ts'],
    message: 'gateway takes only workflows/messages from workflows.',
  },
];

export const zones = [
  ...Object.entries(table).flatMap(([folder, { inside }]) =>
    everyFolder
      .filter((other) => other !== folder && other !== 'domain' && !inside.includes(other))
      .concat(folder === 'domain' || inside.includes('domain') ? [] : ['domain'])
      .filter((other, at, all) => other !== folder && all.indexOf(other) === at)
      .map((other) => ({
        target: `./src/${folder}`,
        from: `./src/${other}`,
        message: `src/${folder} may not import src/${other} (docs/architecture.md).`,
      })),
  ),
  ...finer,
];

const packagePatterns = ({ vendor, never }) =>
  vendor === null
    ? (never ?? []).map((group) => ({
        group: [group],
        message: 'This folder may not use it (import table).',
      }))
    : [
        {
          regex: `^(?!\\.)(?!(${vendor.map((name) => name.replace('*', '.*')).join('|') || '$^'})$)`,
          message: `Only ${vendor.join(', ') || 'nothing'} may be imported here (import table).`,
        },
      ];

export const vendorBans = Object.entries(table).map(([folder, rule]) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: packagePatterns(rule) }] },
}));
