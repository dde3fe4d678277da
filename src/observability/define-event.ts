import { Counter, type Registry } from 'prom-client';
import type { LogFieldName, LogFields } from './log-fields';
import type { Logger } from './logger';

type Level = 'debug' | 'info' | 'warn' | 'error';

export interface EventDefinition<Label extends LogFieldName> {
  /** Snake case; the counter is `throughline_<name>_total`. */
  readonly name: string;
  /** One sentence: the counter's help, and the message of the log line. */
  readonly what: string;
  /** The fields that are labels of the counter, too. Keep their values few. */
  readonly labels: readonly Label[];
  readonly level: Level | ((fields: LogFields) => Level);
}

export type EventFields<Label extends LogFieldName> = LogFields & {
  readonly [Name in Label]: string | number | boolean | null;
} & { readonly err?: unknown };

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
  return (fields) => {
    const values = Object.fromEntries(labels.map((label) => [label, String(fields[label] ?? 'none')]));
    counter.inc(values as Record<Label, string>);
    logger[typeof level === 'function' ? level(fields) : level]({ ...fields, event: name }, what);
  };
};
