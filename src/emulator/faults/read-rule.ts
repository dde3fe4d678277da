import { AdminError } from '../admin/admin-error';
import type { EventFault, FaultRule, RequestFault, Which, WriteFault } from './fault-rule';

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['GET', 'POST', 'DELETE'];

/**
 * Reads a rule as the admin API takes it (docs/emulator.md). Throws AdminError 400 with everything that is wrong with
 * it.
 */
export function readRule(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null) throw new AdminError(400, 'A rule is a JSON object');
  const json = value as Json;
  const problems: string[] = [];
  const rule = ruleOf(json, problems);
  if (rule === null || problems.length > 0) throw new AdminError(400, problems.join('; '));
  return rule;
}

function ruleOf(json: Json, problems: string[]): FaultRule | null {
  switch (json['on']) {
    case 'event':
      return eventRule(json, problems);
    case 'request':
      return requestRule(json, problems);
    case 'write':
      return writeRule(json, problems);
    default:
      problems.push('on must be "event", "request" or "write"');
      return null;
  }
}

function oneOf<Value>(json: Json, name: string, allowed: readonly Value[], problems: string[]): Value {
  const value = json[name] as Value;
  if (!allowed.includes(value)) {
    problems.push(`${name} must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`);
  }
  return value;
}

const eventRule = (json: Json, problems: string[]): EventFault => {
  const { eventType } = json;
  if (typeof eventType !== 'string' || eventType === '') problems.push('eventType must name a type of event');
  return {
    on: 'event',
    eventType: String(eventType),
    action: oneOf(json, 'action', ['drop', 'duplicate'] as const, problems),
    which: which(json, problems),
  };
};

function requestRule(json: Json, problems: string[]): RequestFault {
  const [method = '', path = ''] = String(json['match']).split(' ');
  if (!METHODS.includes(method) || !path.startsWith('/')) {
    problems.push('match must be a method and a path, as in "POST /v1/Workspaces/*/Tasks"');
  }
  const answer = oneOf(json, 'answer', [429, 500, 'timeout'] as const, problems);
  const commit = oneOf({ commit: 'before', ...json }, 'commit', ['before', 'after'] as const, problems);
  if (answer === 429 && commit === 'after') problems.push('a request answered with 429 is never processed');
  const retryAfter = json['retryAfter'] ?? null;
  if (retryAfter !== null && (answer !== 429 || typeof retryAfter !== 'number' || retryAfter < 0)) {
    problems.push('retryAfter is a number of seconds, and goes with 429 only');
  }
  return {
    on: 'request',
    method,
    path,
    answer,
    commit,
    retryAfter: retryAfter as number | null,
    which: which(json, problems),
  };
}

const writeRule = (json: Json, problems: string[]): WriteFault => ({
  on: 'write',
  pendingReservation: oneOf(
    json,
    'pendingReservation',
    ['keep', 'cancel', 'keep-if-eligible'] as const,
    problems,
  ),
});

/** One of `nth`, `next` and `every`; the first match when none is given. */
function which(json: Json, problems: string[]): Which {
  const given = ['nth', 'next', 'every'].filter((name) => json[name] !== undefined);
  if (given.length > 1) problems.push('give one of nth, next and every');
  const { nth = 1, next, every } = json;
  if (every === true) return { every };
  const count = next ?? nth;
  if (every !== undefined || !Number.isInteger(count) || Number(count) < 1) {
    problems.push('nth and next are whole numbers from 1, every is true');
  }
  return next === undefined ? { nth: Number(count) } : { next: Number(count) };
}
