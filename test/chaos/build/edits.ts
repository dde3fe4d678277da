/** A change to one compiled file: the text must be there exactly once. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/*
 * The campaign's time is real and short, so two of the product's own intervals are shortened for it. Nothing else of the
 * product is changed.
 */

/** What is found in fifteen minutes in production is found in fifteen seconds here. */
const REREADS: Edit = {
  file: 'domain/process/timings.js',
  from: 'exports.REREAD_MS = 15 * MINUTE;',
  to: 'exports.REREAD_MS = 15 * SECOND;',
};

/** TaskRouter's log is read every ten seconds in place of thirty; still all but the newest fifteen seconds of it. */
const LOG_READS: Edit = {
  file: 'domain/reconciliation.js',
  from: 'exports.RECONCILE_EVERY_MS = 30 * SECOND;',
  to: 'exports.RECONCILE_EVERY_MS = 10 * SECOND;',
};

const SHORTENED = [REREADS, LOG_READS];

export const VARIANTS = ['none', 'no-dedupe', 'no-look-up', 'no-reconciliation', 'early-ack'] as const;
export type Variant = (typeof VARIANTS)[number];

export const isVariant = (name: string): name is Variant => VARIANTS.some((variant) => variant === name);

/** What makes a build wrong on purpose. The product itself has no switch for any of it. */
const BROKEN: Record<Variant, readonly Edit[]> = {
  none: SHORTENED,

  // A command that is sent again under its key is a command of its own.
  'no-dedupe': [
    ...SHORTENED,
    {
      file: 'api/interactions/send-command.js',
      from: "key].join('/');",
      to: "key, (0, node_crypto_1.randomUUID)()].join('/');",
    },
  ],

  // A create whose outcome is unknown counts as not done.
  'no-look-up': [
    ...SHORTENED,
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

  // An acceptance is acknowledged, and only then signalled. Only what is surely signalled: else the build would lie of more.
  'early-ack': [
    ...SHORTENED,
    {
      file: 'api/webhooks/taskrouter-events.js',
      from: '() => gateway.deliver(event, task)',
      to: `async () => event.type !== 'reservation.accepted'
        ? gateway.deliver(event, task)
        : (setTimeout(() => gateway.deliver(event, task).catch(() => undefined), 1_000), 'delivered')`,
    },
  ],
};

export const editsOf = (variant: Variant): readonly Edit[] => BROKEN[variant];
