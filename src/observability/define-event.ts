import { Counter, type Registry } from 'prom-client';
import type { LogFieldName, LogFields } from './log-fields';
import type { Logger } from './logger';

type Level = 'debug' | 'info' | 'warn' | 'error';

export interface EventDefinition<Label extends LogFieldName> {
  /** Snake case; the counter is `throughline_<name>_total`. */
  readonly name: string;
  /** One sentence: the counter's help, and the message of the log line. */
  readonly what: string;
  /** The fields that are labels of the counter, too: of each, the first hundred values, then `other`. */
  readonly labels: readonly Label[];
  readonly level: Level | ((fields: LogFields) => Level);
}

export type EventFields<Label extends LogFieldName> = LogFields & {
  readonly [Name in Label]: string | number | boolean | null;
} & { readonly err?: unknown };

/** A label may be what a caller typed; every new value would be a time series for good. */
const MOST_VALUES = 100;

const boundedValues = () => {
  const known = new Set<string>();
  return (value: string): string => {
    if (known.size < MOST_VALUES) known.add(value);
    return known.has(value) ? value : 'other';
  };
};

/** One business event: counts it and logs it from the same definition, so the two cannot drift apart. */
export const defineEvent = <const Label extends LogFieldName>(
  { logger, registry }: { readonly logger: Logger; readonly registry: Registry },
  { name, what, labels, level }: EventDefinition<Label>,
): ((fields: EventFields<Label>) => void) => {
  const counter = new Counter<Label>({
    name: `throughline_${name}_total`,
    help: what,
    labelNames: labels,
    registers: [registry],
  });
  const bounded = new Map(labels.map((label) => [label, boundedValues()]));
  return (fields) => {
    const values = Object.fromEntries(
      labels.map((label) => [label, bounded.get(label)!(String(fields[label] ?? 'none'))]),
    );
    counter.inc(values as Record<Label, string>);
    logger[typeof level === 'function' ? level(fields) : level]({ ...fields, event: name }, what);
  };
};
