import { processEnvironment, type Environment } from './env';

const OURS = /^(THROUGHLINE|TWILIO|TEMPORAL)_|^DATABASE_URL(_FILE)?$/;

/** What every program that speaks to PostgreSQL reads (PostgreSQL, "Environment Variables"). */
const POSTGRES = /^PG[A-Z]+$/;

export type KindOfSetting =
  | 'TWILIO'
  | 'TEMPORAL'
  | 'PG'
  | 'THROUGHLINE_NOTIFICATION'
  | 'THROUGHLINE_PAGERDUTY'
  | 'THROUGHLINE_SLACK'
  | 'THROUGHLINE_JIRA';

const isKept = (name: string, keep: readonly KindOfSetting[]): boolean => {
  if (POSTGRES.test(name)) return keep.includes('PG');
  return !OURS.test(name) || keep.some((kind) => kind !== 'PG' && name.startsWith(`${kind}_`));
};

/** A proxy is for the world outside: the processes of the stack reach each other directly. */
const LOOPBACK = 'localhost,127.0.0.1,::1';

const pastProxy = (environment: Environment): Environment => {
  const given = environment.NO_PROXY ?? environment.no_proxy;
  const value = given === undefined || given === '' ? LOOPBACK : `${given},${LOOPBACK}`;
  return { NO_PROXY: value, no_proxy: value };
};

/**
 * What a process of the local stack is given: this environment without its Throughline, Twilio, Temporal and database settings,
 * so that credentials that happen to be exported have no effect, and then the given settings. `keep` names the kinds
 * of settings the user asked to pass on.
 */
export const childEnvironment = (
  settings: Environment,
  keep: readonly KindOfSetting[] = [],
  environment: Environment = processEnvironment(),
): Environment => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => isKept(name, keep))),
  ...pastProxy(environment),
  ...settings,
});
