import type { FaultKind } from './faults/fault-kind';
import { FAULT_KINDS } from './faults/schedule';
import { isVariant, VARIANTS, type Variant } from './build/edits';

export interface Flags {
  readonly seed: number;
  readonly interactions: number;
  readonly rate: number;
  readonly open: number;
  readonly minutes: number;
  readonly calm: number;
  readonly variant: Variant;
  readonly faults: readonly FaultKind[];
}

const HELP = `npm run chaos -- [--interactions 500] [--seed 7] [--rate 8] [--open 32] [--calm 1] [--minutes 600] [--broken ${VARIANTS.slice(1).join('|')}]`;

/** What was asked for could not be read. The message says how to ask. */
export class FlagsError extends Error {
  override readonly name = 'FlagsError';
}

/** The short form's faults: one of each family, and none that only time can mend. */
const SHORT = [
  'worker killed',
  'temporal killed',
  'worker killed after the commit of a task',
  'a create lost on its way',
  'a create carried out, its answer lost',
  'events dropped',
  'events told twice',
  'the answer to a note lost',
  'api killed between a signal and its answer',
  'crm down',
];

/** What each broken build is most likely to trip over, so that it is found soon. */
const TRIPS: Record<Exclude<Variant, 'none'>, readonly string[]> = {
  'no-dedupe': ['the answer to a note lost', 'the answer to a transfer lost'],
  'no-look-up': ['a create carried out, its answer lost', 'worker killed after the commit of a task'],
  'no-reconciliation': ['events dropped', 'api killed'],
  'early-ack': ['api killed', 'api killed between a signal and its answer', 'temporal killed'],
};

const named = (names: readonly string[]): readonly FaultKind[] =>
  names.map((name) => {
    const kind = FAULT_KINDS.find((each) => each.name === name);
    if (kind === undefined) throw new Error(`There is no fault of the name "${name}".`);
    return kind;
  });

export const shortFaults = (): readonly FaultKind[] => named(SHORT);

export const faultsFor = (variant: Variant): readonly FaultKind[] =>
  variant === 'none' ? FAULT_KINDS : named(TRIPS[variant]);

/** Throws FlagsError. */
export function readFlags(args: readonly string[]): Flags {
  const flags = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) flags.set(args[at] ?? '', args[at + 1] ?? '');
  const number = (name: string, otherwise: number): number => {
    const value = Number(flags.get(name) ?? otherwise);
    if (!(value > 0)) throw new FlagsError(`${name} must be a number above 0.\n${HELP}`);
    return value;
  };
  const variant = flags.get('--broken') ?? 'none';
  const known = ['--interactions', '--seed', '--rate', '--open', '--calm', '--minutes', '--broken'];
  const unknown = [...flags.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0 || !isVariant(variant)) throw new FlagsError(HELP);
  return {
    seed: number('--seed', 7),
    interactions: number('--interactions', variant === 'none' ? 500 : 60),
    rate: number('--rate', 8),
    open: number('--open', 32),
    calm: number('--calm', 1),
    minutes: number('--minutes', 600),
    variant,
    faults: faultsFor(variant),
  };
}
