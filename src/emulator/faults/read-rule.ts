import { RESERVATION_ON_WRITE } from '../../taskrouter-engine';
import { AdminError } from '../admin/admin-error';
import {
  REQUEST_ANSWERS,
  type AcceptFault,
  type CallbackFault,
  type EventFault,
  type FaultRule,
  type InviteFault,
  type RequestFault,
  type WriteFault,
} from './fault-rule';
import { milliseconds, oneOf, which, type Json } from './rule-fields';

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
    case 'callback':
      return callbackRule(json, problems);
    case 'accept':
      return acceptRule(json, problems);
    case 'invite':
      return inviteRule(json, problems);
    default:
      problems.push('on must be "event", "request", "write", "callback", "accept" or "invite"');
      return null;
  }
}

const eventRule = (json: Json, problems: string[]): EventFault => {
  const { eventType } = json;
  if (typeof eventType !== 'string' || eventType === '') problems.push('eventType must name a type of event');
  return {
    on: 'event',
    eventType: String(eventType),
    action: oneOf(json, 'action', ['drop', 'duplicate', 'delay', 'reorder'] as const, problems),
    delayMs: milliseconds(json, 'delayMs', json['action'] === 'delay', problems),
    which: which(json, problems),
  };
};

function requestRule(json: Json, problems: string[]): RequestFault {
  const [method = '', path = ''] = String(json['match']).split(' ');
  if (!METHODS.includes(method) || !path.startsWith('/')) {
    problems.push('match must be a method and a path, as in "POST /v1/Workspaces/*/Tasks"');
  }
  const answer = oneOf(json, 'answer', REQUEST_ANSWERS, problems);
  const commit = oneOf({ commit: 'before', ...json }, 'commit', ['before', 'after'] as const, problems);
  if (commit === 'after' && answer !== 500 && answer !== 'timeout') {
    problems.push(`a request answered with ${answer} is never processed`);
  }
  if (answer === 'stale' && method !== 'GET') problems.push('only a GET can be stale');
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
    staleMs: milliseconds(json, 'staleMs', answer === 'stale', problems),
    which: which(json, problems),
  };
}

const writeRule = (json: Json, problems: string[]): WriteFault => ({
  on: 'write',
  pendingReservation: oneOf(json, 'pendingReservation', RESERVATION_ON_WRITE, problems),
});

const KINDS = ['event', 'assignment', 'call-flow', 'wait', 'status-callback', 'conversation'] as const;

const callbackRule = (json: Json, problems: string[]): CallbackFault => ({
  on: 'callback',
  kind: oneOf(json, 'kind', KINDS, problems),
  action: oneOf(json, 'action', ['refuse', 'late'] as const, problems),
  which: which(json, problems),
});

const acceptRule = (json: Json, problems: string[]): AcceptFault => ({
  on: 'accept',
  action: oneOf(json, 'action', ['hangup'] as const, problems),
  which: which(json, problems),
});

const inviteRule = (json: Json, problems: string[]): InviteFault => ({
  on: 'invite',
  action: oneOf(json, 'action', ['decline'] as const, problems),
  which: which(json, problems),
});
