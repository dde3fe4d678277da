import type { z } from 'zod';
import { readStrings, type Environment, type Problem } from './env';
import { variable, type ProcessName, type VariableName } from './variables';

/** The environment cannot be used. The message lists every problem with what to do; it holds no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    readonly processName: ProcessName,
    readonly problems: readonly Problem[],
  ) {
    const list = problems.map(({ variable: name, problem }) => `  ${name}: ${problem}`).join('\n');
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${count} in the environment of ${processName} (see docs/configuration.md):\n${list}`);
  }
}

/**
 * Reads values and collects what is wrong with them. What a read answers after a problem is not a value: use nothing
 * before `finish` has returned.
 */
export interface Reader {
  /** The variable or its default through the schema; a problem when there is neither. */
  required<T>(name: VariableName, schema: z.ZodType<T, string>): T;
  /** As required, but null when there is neither the variable nor a default. */
  optional<T>(name: VariableName, schema: z.ZodType<T, string>): T | null;
  isSet(name: VariableName): boolean;
  problem(name: string, problem: string): void;
  /** Throws ConfigError when there was any problem, else answers what it was given. */
  finish<T>(config: T): T;
}

/** Where zod and JSON point inside a structured value: `[0].token `. */
const where = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? ''
    : `${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')} `;

export const createReader = (processName: ProcessName, environment: Environment): Reader => {
  const { values, problems: found } = readStrings(environment);
  const unreadable = new Set(found.map((problem) => problem.variable));
  const problems = [...found];

  const problem = (name: string, text: string): void => void problems.push({ variable: name, problem: text });

  const optional = <T>(name: VariableName, schema: z.ZodType<T, string>): T | null => {
    const text = values[name] ?? variable(name).default;
    if (text === undefined) return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) problem(name, `${where(issue.path)}${issue.message}`);
    return null;
  };

  const required = <T>(name: VariableName, schema: z.ZodType<T, string>): T => {
    const before = problems.length;
    const value = optional(name, schema);
    if (value === null && problems.length === before && !unreadable.has(name)) {
      problem(name, `is missing. ${variable(name).description}`);
    }
    return value as T;
  };

  return {
    required,
    optional,
    isSet: (name) => values[name] !== undefined,
    problem,
    finish: (config) => {
      if (problems.length > 0) throw new ConfigError(processName, problems);
      return config;
    },
  };
};
