/** A change to one compiled file: the text must be there exactly once. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The campaign's time is real and short, so the longest of the process's own intervals is shortened for it: what is found
 * in fifteen minutes in production is found in fifteen seconds here. Nothing else of the product is changed.
 */
const REREADS: Edit = {
  file: 'domain/process/timings.js',
  from: 'exports.REREAD_MS = 15 * MINUTE;',
  to: 'exports.REREAD_MS = 15 * SECOND;',
};

export const VARIANTS = ['none', 'no-dedupe', 'no-look-up', 'no-reconciliation', 'early-ack'] as const;
export type Variant = (typeof VARIANTS)[number];

export const isVariant = (name: string): name is Variant => VARIANTS.some((variant) => variant === name);

/** What makes a build wrong on purpose. The product itself has no switch for any of it. */
const BROKEN: Record<Variant, readonly Edit[]> = {
  none: [REREADS],

  // A command that is sent again under its key is a command of its own.
  'no-dedupe': [
    REREADS,
    {
      file: 'api/interactions/send-command.js',
      from: "key].join('/');",
      to: "key, (0, node_crypto_1.randomUUID)()].join('/');",
    },
  ],

  // A create whose outcome is unknown counts as not done.
  'no-look-up': [
    REREADS,
    {
      file: 'domain/process/creating.js',
      from: 'return failure === failure_types_1.OUTSIDE_FAILURES.unknown',
      to: 'return failure === null',
    },
  ],

  // Nobody looks again for what no event told, neither the interaction itself nor anybody by schedule.
  'no-reconciliation': [
    { ...REREADS, to: 'exports.REREAD_MS = 24 * HOUR;' },
    {
      file: 'bin/worker/upkeep.js',
      from: 'keepSchedules: (abortSignal) => keepSchedules(client, events, abortSignal)',
      to: 'keepSchedules: () => Promise.resolve()',
    },
  ],

  // An event is acknowledged, and only then signalled.
  'early-ack': [
    REREADS,
    {
      file: 'api/webhooks/taskrouter-events.js',
      from: '() => gateway.deliver(event, task)',
      to: "async () => (setTimeout(() => gateway.deliver(event, task).catch(() => undefined), 1_000), 'delivered')",
    },
  ],
};

export const editsOf = (variant: Variant): readonly Edit[] => BROKEN[variant];
