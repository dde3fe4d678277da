import { readFileSync } from 'node:fs';
import { VARIABLE_NAMES, variable, type VariableName } from './variables';

/** A process environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Problem {
  readonly variable: string;
  /** What is wrong and what to do. Never holds the value. */
  readonly problem: string;
}

export interface EnvStrings {
  /** Unset and empty variables are absent; defaults are not filled in. */
  readonly values: Partial<Record<VariableName, string>>;
  readonly problems: readonly Problem[];
}

/** The environment of this process: the one place that reads it. */
export const processEnvironment = (): Environment => process.env;

const FILE_SUFFIX = '_FILE';

const readSecretFile = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};

type Reading = { readonly value?: string; readonly problem?: string };

const readVariable = (environment: Environment, name: VariableName): Reading => {
  const value = environment[name] ?? '';
  const path = (variable(name).secret && environment[`${name}${FILE_SUFFIX}`]) || '';
  if (path === '') return value === '' ? {} : { value };
  if (value !== '') return { problem: `is set, and so is ${name}${FILE_SUFFIX}; keep one of them` };
  const content = readSecretFile(path);
  if (content === null) return { problem: `the file named by ${name}${FILE_SUFFIX} cannot be read` };
  if (content === '') return { problem: `the file named by ${name}${FILE_SUFFIX} is empty` };
  return { value: content };
};

/** Reads the variables of the table, strings only. A secret may come from a file named by `<NAME>_FILE`. */
export const readStrings = (environment: Environment): EnvStrings => {
  const values: Partial<Record<VariableName, string>> = {};
  const problems: Problem[] = [];
  for (const name of VARIABLE_NAMES) {
    const { value, problem } = readVariable(environment, name);
    if (value !== undefined) values[name] = value;
    if (problem !== undefined) problems.push({ variable: name, problem });
  }
  return { values, problems };
};
